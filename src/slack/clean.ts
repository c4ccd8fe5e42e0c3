/** Foreign text without what Slack refuses or what can deceive: NUL, lone surrogates, control and bidirectional marks. */
export const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unwanted, '');

const unwanted = /(?![\n\t])\p{Cc}|\p{Surrogate}|[\u202A-\u202E\u2066-\u2069]/gu;
