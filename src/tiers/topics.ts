/** What a question is about: the chapters under which `/db help` lists them, in its order. */
export const topics = [
  'Vital signs',
  'Sessions and locks',
  'Storage and indexes',
  'Replication and backup',
  'Queue',
  'Content and analytics',
  'Security and change',
] as const;
export type Topic = (typeof topics)[number];

/** What the questions of a topic answer. */
export const answers: Readonly<Record<Topic, string>> = {
  'Vital signs': 'is it up, is it full, what goes wrong',
  'Sessions and locks': 'who runs what, who waits for whom, what is slow',
  'Storage and indexes': 'what grows, what is read in vain, whether vacuum keeps up',
  'Replication and backup': 'how much would be lost, and what fills the disk',
  Queue: 'what waits, what is stuck, what was given up',
  'Content and analytics': 'how much came in, how well it is stored, how fresh it is',
  'Security and change': 'who may do what, what changed, what no longer guards the data',
};

export const topicCalled = (name: string): Topic | undefined =>
  topics.find((topic) => topic.toLowerCase() === name.trim().toLowerCase());
