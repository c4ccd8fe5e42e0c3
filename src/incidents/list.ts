import { bold, person, type Span, time } from '../messages/text.ts';
import type { Incident } from './incident.ts';

/** One line an incident: number, severity, title, and who has it since when. */
export const incidentLines = (incidents: readonly Incident[]): Span[] =>
  incidents.flatMap((incident, index) => [
    index === 0 ? '' : '\n',
    bold(`${incident.number}  ${incident.severity}`),
    `  ${incident.title}  `,
    ...standing(incident),
  ]);

function standing({ lead, resolved, openedAt }: Incident): Span[] {
  if (resolved) return ['resolved ', time(resolved.at)];
  if (lead) return [person(lead.by), ' has it since ', time(lead.at)];
  return ['nobody has it, open since ', time(openedAt)];
}
