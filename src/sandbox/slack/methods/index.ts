import { canvases } from './canvases.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import { history } from './history.ts';
import { marks } from './marks.ts';
import { membership } from './membership.ts';
import type { Method } from './method.ts';
import { people } from './people.ts';
import { team } from './team.ts';
import { views } from './views.ts';

/** The Web API methods that the local Slack knows, by name. */
export const methods: ReadonlyMap<string, Method> = new Map(
  [team, chat, conversations, membership, history, people, marks, views, files, canvases].flatMap((family) =>
    Object.entries(family),
  ),
);
