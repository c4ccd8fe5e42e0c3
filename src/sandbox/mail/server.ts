import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { listenTo } from './listener.ts';
import { mailbox } from './mailbox.ts';
import { type Mail, readMail } from './read.ts';

/**
 * What the mail server does wrong. `refuse`: nobody listens. `say nothing`: no greeting. `answer 451` and
 * `answer 550`: the recipient is refused for now, for good. `hang after data` and `drop after data`: the mail is kept,
 * the answer never comes.
 */
export type MailFault = 'refuse' | 'say nothing' | 'answer 451' | 'answer 550' | 'hang after data' | 'drop after data';

/** Called around the answer to the k-th message, counted from 1. */
export type MailHook = (k: number, mail: Mail) => void | Promise<void>;

export type LocalMail = {
  url: string;
  /** Every mail that was taken, also those whose answer was lost. */
  received: readonly Mail[];
  /** Resolves with the first mail, here already or still to come, that is wanted. */
  mail(wanted: (mail: Mail) => boolean): Promise<Mail>;
  fail(fault: MailFault): Promise<void>;
  heal(): Promise<void>;
  beforeAnswer(hook: MailHook): void;
  afterAnswer(hook: MailHook): void;
  close(): Promise<void>;
};

/** A real SMTP server on 127.0.0.1 that keeps what it is given and sends nothing on. */
export async function startLocalMail({ port = 0 }: { port?: number } = {}): Promise<LocalMail> {
  const box = mailbox();
  const now: State = { fault: undefined, before: () => {}, after: () => {} };

  const take = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Taken | undefined> => {
    // A sender that dies in the middle has sent nothing.
    const raw = await text(stream).catch(() => undefined);
    if (raw === undefined) return undefined;
    const mail = readMail(...envelopeOf(session), raw);
    const k = box.put(mail);
    await now.before(k, mail);
    return { k, mail };
  };
  const smtp = smtpServer(now, take, (session) => listener.cut(session.remotePort));
  const listener = await listenTo((socket) => now.fault !== 'say nothing' && smtp.connect(socket), port);

  return {
    url: `smtp://127.0.0.1:${listener.port}?ignoreTLS=true`,
    received: box.received,
    mail: box.mail,
    fail: async (fault) => {
      now.fault = fault;
      if (fault === 'refuse') await listener.shut();
    },
    heal: async () => {
      now.fault = undefined;
      await listener.open();
    },
    beforeAnswer: (hook) => {
      now.before = hook;
    },
    afterAnswer: (hook) => {
      now.after = hook;
    },
    close: listener.shut,
  };
}

type State = { fault: MailFault | undefined; before: MailHook; after: MailHook };
type Taken = { k: number; mail: Mail };
type Take = (stream: SMTPServerDataStream, session: SMTPServerSession) => Promise<Taken | undefined>;

function smtpServer(now: State, take: Take, cut: (session: SMTPServerSession) => void): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username }, _session, answer) => answer(null, { user: username }),
    onRcptTo: (_address, _session, answer) => answer(refusal(now.fault)),
    onData: async (stream, session, answer) => {
      const taken = await take(stream, session);
      if (!taken) return;
      const { k, mail } = taken;
      if (now.fault === 'drop after data') cut(session);
      if (now.fault === 'drop after data' || now.fault === 'hang after data') return;
      answer(null, 'taken');
      setImmediate(() => now.after(k, mail));
    },
  });
  return server.on('error', () => {});
}

function refusal(fault: MailFault | undefined): Error | null {
  if (fault === 'answer 451') return Object.assign(new Error('try again later'), { responseCode: 451 });
  if (fault === 'answer 550') return Object.assign(new Error('no such mailbox'), { responseCode: 550 });
  return null;
}

const envelopeOf = ({ envelope: { mailFrom, rcptTo } }: SMTPServerSession): [string, string[]] => [
  mailFrom ? mailFrom.address : '',
  rcptTo.map(({ address }) => address),
];
