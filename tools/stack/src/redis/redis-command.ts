import { connect } from 'node:net';

/**
 * Sends one command to a Redis and answers its first line (`+PONG`, `-ERR …`, `:1`). A whole client would cost the
 * launcher more memory than everything else it does.
 */
export function redisCommand(port: number, user: { name: string; password: string }, command: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 2000 });
    let received = '';
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write(encode(['AUTH', user.name, user.password]) + encode(command)));
    socket.on('data', (text: string) => {
      received += text;
      const [signedIn, answer] = received.split('\r\n');
      if (signedIn?.startsWith('-')) socket.end(() => reject(new Error(signedIn)));
      else if (answer) socket.end(() => resolve(answer));
    });
    socket.on('timeout', () => socket.destroy(new Error('Redis did not answer within two seconds.')));
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('Redis closed the connection.')));
  });
}

function encode(words: readonly string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}
