/** A mail as somebody reads it. */
export type Mail = {
  from: string;
  to: readonly string[];
  messageId: string;
  subject: string;
  text: string;
  /** Exactly as it came over the wire. */
  raw: string;
};

/** Reads as much of MIME as the bot writes: folded headers, encoded words, the first text/plain part. */
export function readMail(from: string, to: readonly string[], raw: string): Mail {
  const headers = headersOf(raw);
  const subject = decodedWords(headers.get('subject') ?? '');
  return { from, to, messageId: headers.get('message-id') ?? '', subject, text: plainText(raw), raw };
}

function headersOf(part: string): ReadonlyMap<string, string> {
  const [head = ''] = part.split('\r\n\r\n', 1);
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
}

function plainText(part: string): string {
  const headers = headersOf(part);
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  const body = part.slice(part.indexOf('\r\n\r\n') + 4);
  if (boundary === undefined) return decoded(body, headers.get('content-transfer-encoding') ?? '7bit');
  const parts = body.split(`--${boundary}`).map((piece) => piece.replace(/^\r\n/, ''));
  return plainText(parts.find((piece) => /^content-type: text\/plain/im.test(piece)) ?? '');
}

function decoded(body: string, encoding: string): string {
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : quoted(encoding === 'quoted-printable' ? body : body.replaceAll('=', '=3D'));
  return bytes.toString('utf8').replaceAll('\r\n', '\n').trimEnd();
}

const quoted = (body: string): Buffer =>
  Buffer.from(
    body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

const decodedWords = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, content: string) =>
      (kind.toUpperCase() === 'B' ? Buffer.from(content, 'base64') : quoted(content.replaceAll('_', ' '))).toString(
        'utf8',
      ),
    );
