import app from '@slack/bolt/dist/App.js';
import httpReceiver from '@slack/bolt/dist/receivers/HTTPReceiver.js';
import socketModeReceiver from '@slack/bolt/dist/receivers/SocketModeReceiver.js';

/** The parts of Bolt that the bot uses: its index also loads Express and Lambda, a quarter of its time. */
export const App = app.default;
export const HTTPReceiver = httpReceiver.default;
export const SocketModeReceiver = socketModeReceiver.default;
export type App = InstanceType<typeof App>;
export type HTTPReceiver = InstanceType<typeof HTTPReceiver>;
export type SocketModeReceiver = InstanceType<typeof SocketModeReceiver>;
