/** What the bench uses of autocannon, which comes without types. */
declare module 'autocannon' {
  export type Request = {
    readonly method: 'GET';
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly onResponse: () => void;
  };
  export type Client = {
    readonly on: (event: 'response', listen: (status: number, bytes: number, milliseconds: number) => void) => unknown;
  };
  export type Options = {
    readonly url: string;
    readonly connections: number;
    readonly duration: number;
    readonly overallRate: number;
    readonly ignoreCoordinatedOmission: boolean;
    readonly requests: readonly Request[];
    readonly setupClient: (client: Client) => void;
  };
  export default function autocannon(options: Options): Promise<{ readonly errors: number; readonly timeouts: number }>;
}
