/** `show pools`: of all that a console of PgBouncer takes, only what shows; undefined for anything else. */
export const consoleStatement = (text: string): string | undefined => (/^show [a-z_]+$/.test(text) ? text : undefined);
