/** Something that Slack would refuse. */
export type Problem = {
  readonly code: 'invalid_blocks' | 'msg_blocks_too_long' | 'view_too_large' | 'msg_too_long';
  readonly pointer: string;
  readonly message: string;
};
export function messageProblems(_message: {
  readonly blocks?: readonly unknown[];
  readonly text?: string;
}): readonly Problem[] {
  return [];
}
export function viewProblems(_view: unknown): readonly Problem[] {
  return [];
}
