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

export const topicCalled = (name: string): Topic | undefined =>
  topics.find((topic) => topic.toLowerCase() === name.trim().toLowerCase());
