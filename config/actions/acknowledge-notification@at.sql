-- Mark notifications as resolved, where the columns of time end in _at.
-- requires: system_notifications.resolved_at
update system_notifications
   set is_resolved = true, resolved_at = now(), resolved_by = 'rookery', updated_at = now()
 where id = any ($1::uuid[]) and not coalesce(is_resolved, false)
returning id::text, severity, title
