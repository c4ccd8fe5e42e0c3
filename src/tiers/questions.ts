import type { Problem } from '../problems.ts';
import { knownProblems } from './known-problems.ts';
import { type QuestionFile, questionFrom } from './question.ts';
import type { Reviewed } from './reviewed.ts';
import { type Placing, placedIn, reviewedFiles } from './reviewed-files.ts';

export type Loaded = { questions: readonly Reviewed[]; problems: readonly Problem[] };

/** Reads every question of a folder: each of its files there, or the one that stands in for it. */
export async function loadQuestions(
  folder: string,
  tiers: readonly string[],
  placed: Placing = placedIn(folder, 'config/queries'),
): Promise<Loaded> {
  return questionsFrom(await reviewedFiles(folder, placed), tiers);
}

/** The questions of these files, each with its variants (`name@variant.sql`) behind its first text. */
export function questionsFrom(files: readonly { name: string; content: string }[], tiers: readonly string[]): Loaded {
  const first = files.filter(({ name }) => !name.includes('@'));
  const read = first.map(({ name, content }) => questionFrom(name, content, tiers)).sort(byName);
  const groups = read.map((file) => withVariants(file, files, tiers));
  const questions = groups.map(({ question }) => question);
  const known = new Set(questions.map(({ name }) => name));
  const orphans = files
    .filter(({ name }) => name.includes('@') && !known.has(questionName(name)))
    .map(({ name }) => ({
      where: `${name}:1`,
      what: `there is no ${questionName(name)}.sql that it could be a variant of`,
    }));
  return {
    questions,
    problems: [
      ...groups.flatMap(({ problems }) => problems),
      ...orphans,
      ...strayNext(read, known),
      ...knownProblems(questions),
    ],
  };
}

function withVariants(
  file: QuestionFile,
  files: readonly { name: string; content: string }[],
  tiers: readonly string[],
) {
  const variants = files
    .filter(({ name }) => name.includes('@') && questionName(name) === file.question.name)
    .map(({ name, content }) => questionFrom(name, content, tiers, file.entries));
  const wordings = [...file.question.wordings, ...variants.flatMap(({ question }) => question.wordings)];
  return {
    question: { ...file.question, wordings },
    problems: [file, ...variants].flatMap(({ problems }) => problems),
  };
}

const byName = ({ question: one }: QuestionFile, { question: other }: QuestionFile): number =>
  one.name < other.name ? -1 : 1;

const questionName = (path: string): string => (path.split('/').at(-1) ?? '').replace(/(@.*)?\.sql$/, '');

function strayNext(files: readonly QuestionFile[], known: ReadonlySet<string>): Problem[] {
  return files.flatMap(({ question, entries }) =>
    question.next
      .filter((name) => !known.has(name))
      .map((name) => {
        const line = entries.find(({ key, value }) => key === 'next' && value.includes(name))?.line ?? 1;
        return { where: `${question.wordings[0]?.file}:${line}`, what: `next: no question is called "${name}"` };
      }),
  );
}
