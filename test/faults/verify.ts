import { type Copy, isPage, mailCopies, slackCopies } from './copies.ts';
import { chainProblems, type Stored } from './journal-seen.ts';
import type { Stage } from './stage.ts';

/** What must be true after every run, computed from the providers' own logs; the journal is held against them. */
export async function problems(
  stage: Stage,
  decisions: readonly string[] = ['opened', 'acknowledged', 'resolved'],
): Promise<readonly string[]> {
  const facts = await stage.facts();
  const [slack, mail] = [slackCopies(stage), mailCopies(stage)];
  const pages = [...slack, ...mail].filter(isPage);
  return [
    ...(await chainProblems(stage.journalUrl)),
    ...once(facts, decisions),
    ...levelsOf(facts).flatMap((level) => reached(level, pages)),
    ...inOrder(slack.filter(isPage), facts),
    ...inOrder(mail, facts),
    ...groups(pages).flatMap(([id, copies]) => copiesOfPage(id, copies.length, facts)),
    ...claims(facts, pages),
    ...afterAcknowledgement(facts),
    ...groups(slack.filter((copy) => !isPage(copy))).flatMap(([id, copies]) => copiesOfMessage(id, copies, stage)),
    ...shown(slack),
    ...rooms(stage),
  ];
}

/** A decision is recorded once, however often somebody pressed. */
const once = (facts: readonly Stored[], types: readonly string[]): string[] =>
  types.flatMap((type) => {
    const count = facts.filter((fact) => fact.type === type).length;
    return count === 1 ? [] : [`${count} facts "${type}"`];
  });

const started = (facts: readonly Stored[]): readonly Stored[] => facts.filter(({ type }) => type === 'page started');

/** Every level up to the highest that was begun. */
function levelsOf(facts: readonly Stored[]): number[] {
  const highest = Math.max(-1, ...started(facts).map(({ body }) => body.level ?? -1));
  return Array.from({ length: highest + 1 }, (_, level) => level);
}

/** No level is skipped: each is in a provider's log. */
const reached = (level: number, pages: readonly Copy[]): string[] =>
  pages.some(({ id }) => rungOf(id) === level) ? [] : [`nobody was paged at level ${level + 1}`];

/** Levels are reached in their order, but for pages that were under way at the same time. */
function inOrder(pages: readonly Copy[], facts: readonly Stored[]): string[] {
  const firsts = groups(pages)
    .map(([id]) => ({ level: Math.min(rungOf(id), 2), ...spanOf(`${attemptOf(id)}/1`, facts) }))
    .filter(({ outcome }) => outcome?.type === 'page sent');
  return firsts.flatMap((page, index) => {
    const before = firsts[index - 1];
    const overtaken =
      before && before.level > page.level && (page.start?.version ?? 0) > (before.outcome?.version ?? 0);
    return overtaken ? [`level ${before.level + 1} was paged before level ${page.level + 1}`] : [];
  });
}

const spanOf = (attempt: string, facts: readonly Stored[]) => {
  const [start, outcome] = facts.filter(({ body }) => body.attempt === attempt);
  return { start, outcome };
};

/** One copy, and one more for each time it was sent again without knowing what had come of it, which is twice at most. */
function copiesOfPage(id: string, count: number, facts: readonly Stored[]): string[] {
  const tries = started(facts).filter(({ body }) => body.attempt?.startsWith(`${attemptOf(id)}/`));
  const blind = tries.slice(1).filter((next, index) => {
    const before = outcomesOf(tries[index]?.body.attempt ?? '', facts.slice(0, facts.indexOf(next)));
    return !before.some(isCertain);
  });
  if (count <= Math.min(3, 1 + blind.length)) return [];
  return [`${count} copies of ${id}, sent ${blind.length} times without knowing`];
}

/** What the journal calls sent is in a provider's log, and was begun in the journal first. */
function claims(facts: readonly Stored[], pages: readonly Copy[]): string[] {
  const began = new Set(started(facts).map(({ body }) => body.attempt));
  const unfounded = facts
    .filter(
      ({ type, body }) => type === 'page sent' && !pages.some(({ id }) => body.attempt?.startsWith(attemptOf(id))),
    )
    .map(({ body }) => `${body.attempt} is called sent, and no provider has it`);
  const unheralded = pages
    .filter(({ id }) => !began.has(`${attemptOf(id)}/1`))
    .map(({ id }) => `${id} was sent without being begun`);
  return [...unfounded, ...unheralded];
}

/** Once somebody has it, nobody is paged any more. */
function afterAcknowledgement(facts: readonly Stored[]): string[] {
  const acknowledged = facts.find(({ type }) => type === 'acknowledged');
  return started(facts)
    .filter(({ stream, version }) => stream === acknowledged?.stream && version > acknowledged.version)
    .map(({ body }) => `${body.attempt} was begun after the acknowledgement`);
}

/** A message that is not a page stands once; another one is left over only where a process died that alone knew of it. */
function copiesOfMessage(id: string, copies: readonly Copy[], { changes }: Stage): string[] {
  const lives = new Set(copies.map(({ n }) => changes.filter((change) => change <= n).length));
  return copies.length <= 2 && lives.size === copies.length ? [] : [`${copies.length} copies of ${id}`];
}

/** The card, the checklist and both notices of the whole story are there. */
const shown = (slack: readonly Copy[]): string[] => {
  const told = new Set(slack.filter((copy) => !isPage(copy)).map(({ id }) => id.replace(/said\/\d+$/, 'said')));
  const expected = ['card', 'checklist/1', 'said'].map((what) => `incident/1/${what}`);
  return expected.filter((id) => !told.has(id)).map((id) => `${id} was never shown`);
};

function rooms({ slack }: Stage): string[] {
  const made = [...slack.world.channels.values()].filter(({ name }) => name.startsWith('inc-'));
  return made.length === 1 ? [] : [`rooms: ${made.map(({ name }) => name).join(', ') || 'none'}`];
}

const outcomesOf = (attempt: string, facts: readonly Stored[]): string[] =>
  facts.filter(({ type, body }) => body.attempt === attempt && type !== 'page started').map(({ type }) => type);

const isCertain = (outcome: string): boolean => outcome === 'page sent' || outcome === 'page failed';

/** `incident/1/1/0/ana/slack` → `1/0/ana/slack`, with the number of the try a page's attempt. */
const attemptOf = (id: string): string => id.split('/').slice(2).join('/');

const rungOf = (id: string): number => Number(id.split('/')[3]);

const groups = (copies: readonly Copy[]): [string, Copy[]][] => {
  const byId = new Map<string, Copy[]>();
  for (const copy of copies) byId.set(copy.id, [...(byId.get(copy.id) ?? []), copy]);
  return [...byId];
};
