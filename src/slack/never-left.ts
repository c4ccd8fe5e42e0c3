/** The reason when a request certainly did not reach anybody: there was no connection to send it on. */
export function neverLeft(error: unknown): string | undefined {
  const codes = codesOf(error);
  return codes.length > 0 && codes.every((code) => notConnected.has(code)) ? codes[0] : undefined;
}

/** The codes of an error's innermost causes; a connection tried over several addresses has several. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.flatMap(codesOf);
  if (error.cause instanceof Error) return codesOf(error.cause);
  return 'code' in error && typeof error.code === 'string' ? [error.code] : [];
}

const notConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
