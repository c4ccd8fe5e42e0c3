/**
 * Cuts what one side of a Postgres connection sends into its messages; the first ones of a client (TLS request, cancel,
 * startup) carry no type.
 */
export function messageCutter(from: 'client' | 'server' = 'client'): (chunk: Buffer) => Buffer[] {
  let rest: Buffer = Buffer.alloc(0);
  let started = from === 'server';
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const messages: Buffer[] = [];
    for (;;) {
      const length = lengthOf(rest, started);
      if (length === undefined || rest.length < length) return messages;
      const message = rest.subarray(0, length);
      started ||= length >= 8 && message.readInt32BE(4) === 196608;
      rest = rest.subarray(length);
      messages.push(message);
    }
  };
}

function lengthOf(buffer: Buffer, started: boolean): number | undefined {
  if (buffer.length < (started ? 5 : 4)) return undefined;
  return started ? buffer.readInt32BE(1) + 1 : buffer.readInt32BE(0);
}
