import type { AskedAction } from '../actions/action.ts';
import type { Checklist } from '../checklists/checklist.ts';
import type { History } from '../journal/facts.ts';
import { span } from '../messages/span.ts';
import { type Names, plain, type Text, utc } from '../messages/text.ts';
import { moment } from '../paging/page-message.ts';
import { type Incident, incidentFrom } from './incident.ts';
import { told } from './timeline.ts';

/** The draft of a post-mortem, in Markdown, from the facts alone. `head`: the hash in which the record ends. */
export function report(history: History, names: Names, head?: string): string {
  const incident = incidentFrom(history);
  return [
    `# Incident ${incident.number}: ${incident.title}`,
    overview(incident, names).join('\n'),
    ['## What happened', '', ...told(history).map((fact) => line(fact, names))].join('\n'),
    ...incident.checklists.map((checklist) => worked(checklist, names).join('\n')),
    ['## Open questions', '', ...questions(incident)].join('\n'),
    `${history.length} facts${head === undefined ? '' : `; the record ends in \`${head}\``}.`,
  ].join('\n\n');
}

function overview(incident: Incident, names: Names): string[] {
  const { openedAt, openedBy, firstAcknowledged, resolved, severity, type, tiers, cause } = incident;
  const nobody = 'nobody did';
  return [
    `- Severity: ${severity}; type: ${type}; tiers: ${tiers.join(', ') || 'not said'}`,
    `- Opened: ${utc(openedAt)} by ${names.person(openedBy)}`,
    ...(cause ? [`- Seen: ${seen(cause, names)}`] : []),
    `- Time to acknowledge: ${firstAcknowledged ? lasted(openedAt, firstAcknowledged) : nobody}`,
    `- Time to resolve: ${resolved ? lasted(openedAt, resolved.at) : 'not resolved yet'}`,
    `- Had it: ${incident.lead ? names.person(incident.lead.by) : nobody}`,
  ];
}

const seen = ({ label, value, rule, since }: NonNullable<Incident['cause']>, names: Names): string =>
  `${md([label, value].filter(Boolean).join(' '))}, rule \`${rule}\`, since ${plain(moment(since), names)}`;

/** Foreign text is text: it can't begin a heading, a link or a tag in the draft. What stands between backticks is code. */
const md = (foreign: string): string =>
  foreign
    .replace(/\s+/g, ' ')
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\`*[\]<]/g, '\\$&')))
    .join('');

const line = ({ at, said }: { at: Date; said: Text }, names: Names): string => `- ${utc(at)} ${md(plain(said, names))}`;

function worked({ title, steps }: Checklist, names: Names): string[] {
  return [
    `## Checklist: ${md(title)}`,
    '',
    ...steps.map(({ number, title, state }) => {
      const box = state.kind === 'done' || state.kind === 'proven' ? 'x' : ' ';
      const who = 'by' in state ? `, ${names.person(state.by)}` : '';
      return `- [${box}] ${number}. ${md(title)} (${state.kind}${who})`;
    }),
  ];
}

function questions({ cause, resolved, checklists, attempts, actions }: Incident): string[] {
  const left = checklists.flatMap(({ steps }) => steps.filter(({ state }) => state.kind === 'skipped'));
  const failed = attempts.filter(({ outcome }) => outcome && outcome.kind !== 'sent');
  return [
    '- What was the cause, and what would have shown it earlier?',
    ...(cause ? [] : ['- No limit saw this: which one should have?']),
    ...(resolved?.text ? [] : ['- What ended it? Nothing was said when it was resolved.']),
    ...left.map(({ number, title }) => `- Step ${number} was skipped: ${md(title)}. Should it stand in the runbook?`),
    ...actions.filter(isRiddle).map(({ number }) => `- What came of action ${number}? Its answer was lost.`),
    ...(failed.length > 0 ? [`- ${failed.length} page tries did not arrive for certain. Why?`] : []),
  ];
}

const isRiddle = ({ state: { kind } }: AskedAction): boolean => kind === 'unknown' || kind === 'settled';

const lasted = (from: Date, to: Date): string => span(to.getTime() - from.getTime());
