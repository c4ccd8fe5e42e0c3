import type { World } from './world.ts';

/**
 * What was typed, as an app receives it: people, channels and links become references, and the three signs are escaped.
 * In a command a person's reference says the name too, in a message it does not.
 */
export function escaped(world: World, typed: string, within: 'command' | 'message'): string {
  return signsEscaped(typed)
    .replace(
      /(^|[^\w/])@([\w.-]*\w)/g,
      (whole, before: string, name: string) => `${before}${mention(world, name, within) ?? whole.slice(before.length)}`,
    )
    .replace(
      /(^|[^\w/&])#([\w-]+)/g,
      (whole, before: string, name: string) => `${before}${channel(world, name) ?? whole.slice(before.length)}`,
    )
    .replace(/\bhttps?:\/\/[^\s<>|]+/g, (link) => `<${link}>`);
}

export function signsEscaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function mention(world: World, name: string, within: 'command' | 'message'): string | undefined {
  if (['here', 'channel', 'everyone'].includes(name)) return `<!${name}>`;
  const person = [...world.people.values()].find((one) => one.name === name);
  if (person !== undefined) return within === 'command' ? `<@${person.id}|${person.name}>` : `<@${person.id}>`;
  const group = world.usergroups.find((one) => one.handle === name);
  return group && `<!subteam^${group.id}|@${group.handle}>`;
}

function channel(world: World, name: string): string | undefined {
  const found = [...world.channels.values()].find((one) => one.kind !== 'direct' && one.name === name);
  return found && `<#${found.id}|${found.name}>`;
}
