import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GatewaySettings } from '../gateway-settings.ts';
import { contentSecurityPolicy, inlineScriptSources } from './content-security-policy.ts';
import { type Coding, type IdeFile, readIdeFiles } from './ide-files.ts';

const notPages = /^\/(api|ws|health|metrics|docs|openapi\.json)(\/|$)/;

const bestCoding = (accepted: string | undefined, { isCompressible }: IdeFile): Coding => {
  if (!isCompressible) return 'identity';
  const offered = (accepted ?? '').split(',').map((part) => part.trim().split(';', 1)[0]);
  return offered.includes('br') ? 'br' : offered.includes('gzip') ? 'gzip' : 'identity';
};

/** Serves the built IDE: hashed files for ever, every other address that is no file as its page. */
@Injectable()
export class IdeSite implements OnModuleInit {
  private readonly logger = new Logger('IdeSite');
  private files = new Map<string, IdeFile>();
  /** The Content-Security-Policy of every answer of this origin. */
  policy = '';

  constructor(private readonly settings: GatewaySettings) {}

  async onModuleInit(): Promise<void> {
    const { ideFolder, publicUrl, previewSuffix, isHttps } = this.settings;
    if (ideFolder !== undefined) this.files = await readIdeFiles(ideFolder).catch(() => new Map<string, IdeFile>());
    const page = await this.files.get('index.html')?.read('identity');
    if (ideFolder !== undefined && page === undefined) this.logger.warn(`There is no built IDE in ${ideFolder}.`);
    const scriptSources = page === undefined ? [] : inlineScriptSources(page.body.toString('utf8'));
    this.policy = contentSecurityPolicy({ scriptSources, previews: `${publicUrl.protocol}//*.${previewSuffix}`, isHttps });
  }

  async serve(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const [path = '/'] = request.url.split('?', 1);
    const file = this.find(path);
    if (file === undefined) {
      reply.callNotFound();
      return undefined;
    }
    const coding = bestCoding(request.headers['accept-encoding'], file);
    const { body, etag } = await file.read(coding);
    void reply
      .headers({ 'content-type': file.type, etag, vary: 'accept-encoding' })
      .header('cache-control', file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (coding !== 'identity') void reply.header('content-encoding', coding);
    return request.headers['if-none-match'] === etag ? reply.status(304).send() : reply.send(body);
  }

  private find(path: string): IdeFile | undefined {
    if (notPages.test(path)) return undefined;
    const name = path.slice(1);
    const isFile = /\.[a-z0-9]{1,11}$/i.test(name) || name.startsWith('assets/');
    return this.files.get(name) ?? (isFile ? undefined : this.files.get('index.html'));
  }
}
