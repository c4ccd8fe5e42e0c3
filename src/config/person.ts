import { Refusal } from '../refusal.ts';
import type { Config } from './schemas.ts';

/** The people meant by a Slack id, a key of people.yml or a role; a refusal for anybody the bot cannot page. */
export function personMeant(config: Config, said: string): string[] {
  const role = config.roles.find(({ name }) => name === said);
  if (role) return role.people;
  const person = config.people.find(({ name, slack }) => slack === said || name === said.toLowerCase());
  if (person) return [person.name];
  throw new Refusal(
    `people.yml knows nobody by ${said.slice(0, 40)}, so I have no address to page. I can page ${everybody(config)}.`,
  );
}

const everybody = ({ people, roles }: Config): string => [...roles, ...people].map(({ name }) => name).join(', ');
