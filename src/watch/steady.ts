/**
 * The machine's clock as long as it goes on; when it is put back, time goes on from where it was. Moments that have
 * been looked at would come again, and nobody looks twice at one: a tier would go unwatched until they are over.
 */
export function steady(wallMs = Date.now, passingMs = () => performance.now()): () => Date {
  let latest = wallMs();
  let seen = passingMs();
  return () => {
    const passing = passingMs();
    latest = Math.max(wallMs(), latest + passing - seen);
    seen = passing;
    return new Date(latest);
  };
}
