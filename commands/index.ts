import type { Config } from '../src/config/schemas.ts';
import type { Command } from '../src/dispatch/command.ts';
import type { Action } from '../src/tiers/acting.ts';
import type { Question } from '../src/tiers/tiers.ts';
import { ack } from './ack.ts';
import { action } from './action.ts';
import { actions } from './actions.ts';
import { approve } from './approve.ts';
import { breakGlass } from './break-glass.ts';
import { confirm } from './confirm.ts';
import { doIt } from './do.ts';
import { doctor } from './doctor.ts';
import { done } from './done.ts';
import { file } from './file.ts';
import { help } from './help.ts';
import { incidents } from './incidents.ts';
import { note } from './note.ts';
import { oncall } from './oncall.ts';
import { open } from './open.ts';
import { page } from './page.ts';
import { question } from './question.ts';
import { reject } from './reject.ts';
import { reopen } from './reopen.ts';
import { report } from './report.ts';
import { resolve } from './resolve.ts';
import { run } from './run.ts';
import { runbooks } from './runbooks.ts';
import { settle } from './settle.ts';
import { severity } from './severity.ts';
import { share } from './share.ts';
import { sign } from './sign.ts';
import { skip } from './skip.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { timeline } from './timeline.ts';
import { verify } from './verify.ts';

/** All that can be done, in the order of `/db help`. Every question and every action is a command, too. */
export const commandsFor = (
  config: Config,
  questions: readonly Question[],
  reviewed: readonly Action[],
): readonly Command[] => [
  status,
  share,
  file,
  ...questions.map(question),
  ...reviewed.filter(({ throughRunbook }) => !throughRunbook).map(action),
  ...[actions, confirm, approve, reject, breakGlass, settle],
  ...[open(config), ack, page, note, severity(config), resolve, reopen, timeline, report, incidents, oncall],
  ...[runbooks, start, run, doIt, done, skip, sign],
  ...[help, doctor, verify],
];
