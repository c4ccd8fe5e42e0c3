import { expect, test } from 'vitest';
import { number, oneOf, optional, person, rest, word } from '../../src/dispatch/argument.ts';
import { nothing, takes, valuesOf } from '../../src/dispatch/arguments.ts';

const incident = optional(number('incident', 'the number of an incident, such as 7'));
const step = word('step', 'the number of a step');
const severity = oneOf('severity', ['critical', 'high'], 'a severity');

test('arguments take words from the front, in order', () => {
  expect(
    valuesOf(takes(incident).and(severity).and(rest('text', 'some text')), ['#7', 'HIGH', 'it', 'grows'], ''),
  ).toEqual([7, 'high', 'it grows']);
});

test('an optional argument that is something else leaves its word to the next', () => {
  expect(valuesOf(takes(incident).and(step), ['three'], '')).toEqual([undefined, 'three']);
});

test('a wrong argument answers with what was understood, what was found, what was expected and the usage', () => {
  expect(() => valuesOf(takes(incident).and(severity), ['7', 'bad'], '/db severity [incident] <severity>')).toThrow(
    'I understood incident 7, then found “bad”, where I expected a severity: critical, high. Usage: /db severity [incident] <severity>',
  );
});

test('a missing argument says so', () => {
  expect(() => valuesOf(takes(step), [], '/db done <step>')).toThrow(
    'I found nothing more, where I expected the number of a step. Usage: /db done <step>',
  );
});

test('words too many are not swallowed', () => {
  expect(() => valuesOf(nothing, ['x'.repeat(3000)], '/db status')).toThrow(
    /found “x{59}…”, where I expected nothing more/,
  );
});

test('a person is a mention or a name', () => {
  const read = (text: string) => valuesOf(takes(person('person')), [text], '');
  expect(read('<@U07ANA|ana>')).toEqual(['U07ANA']);
  expect(read('@ana')).toEqual(['ana']);
  expect(() => read('<!channel>')).toThrow('where I expected a person');
});
