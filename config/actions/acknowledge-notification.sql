-- Mark notifications of the system as resolved; they are no longer shown to anybody.
-- tiers: oltp, content
-- args: id uuids
-- example: 0d6f2a9c-51b7-4f0e-9c53-2f6f1d0a7b11
-- approval: confirm
-- effect: Notifications on {tier} are marked as resolved and no longer shown, {count} of them.
-- requires: system_notifications.resolved
-- guard: open-notifications: row.id in args.id # they are resolved already, or there are none of these ids
-- seen: id, severity
-- verify: open-notifications: !rows.exists(r, r.id in args.id) # they are resolved
-- rehearse: yes
update system_notifications
   set is_resolved = true, resolved = now(), resolved_by = 'rookery', updated = now()
 where id = any ($1::uuid[]) and not coalesce(is_resolved, false)
returning id::text, severity, title
