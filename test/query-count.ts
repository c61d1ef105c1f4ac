import pg from 'pg';

const ofTransactions = /^\s*(begin|start|commit|rollback|set|savepoint|select set_config)/i;

/** The queries that this process sends while it does the work, but for those that begin, end or introduce a transaction. */
export async function queriesOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const texts: string[] = [];
  const { prototype } = pg.Client;
  const sent = prototype.query;
  // Whatever is asked is passed on as it is: only its text is read.
  prototype.query = function query(this: pg.Client, ...asked: unknown[]) {
    const [first] = asked;
    const text = typeof first === 'object' && first !== null && 'text' in first ? String(first.text) : String(first);
    if (!ofTransactions.test(text)) texts.push(text);
    return Reflect.apply(sent, this, asked);
  } as typeof sent;
  try {
    await work();
    return texts;
  } finally {
    prototype.query = sent;
  }
}
