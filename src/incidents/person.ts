/** Whether it was a person: the bot, a watch, a schedule or an alert is not. */
export const isPerson = (by: string): boolean => by !== 'bot' && !by.includes(':');
