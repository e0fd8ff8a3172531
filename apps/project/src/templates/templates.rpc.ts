import { Controller } from '@nestjs/common';
import { listTemplates } from '@constellation/contracts-project';
import { Handles } from '@constellation/transport';
import { allTemplates } from './find-template.ts';

@Controller()
export class TemplatesRpc {
  @Handles(listTemplates)
  list() {
    return { items: allTemplates };
  }
}
