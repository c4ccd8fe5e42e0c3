import type { Config } from '../config/schemas.ts';
import type { Addressee } from './channel.ts';

/** Somebody as people.yml knows them today. */
export function addressee({ people }: Config, key: string): Addressee | undefined {
  const found = people.find(({ name }) => name === key);
  if (!found) return undefined;
  const { name, title, slack, email, webhook } = found;
  return { key: name, name: title, ...(slack && { slack }), ...(email && { email }), ...(webhook && { webhook }) };
}
