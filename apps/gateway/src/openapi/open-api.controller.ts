import { Controller, Get, Header } from '@nestjs/common';
import openApiText from '../../../../docs/api/openapi.json?raw';
import { apiPage } from './api-page.ts';

const page = apiPage(JSON.parse(openApiText) as Parameters<typeof apiPage>[0]);

/** The description of the API, for programs and for people. */
@Controller()
export class OpenApiController {
  @Get('openapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  document(): string {
    return openApiText;
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  page(): string {
    return page;
  }
}
