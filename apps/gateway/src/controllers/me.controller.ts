import { Controller } from '@nestjs/common';
import { createTicket, getMe, getSettings, listSessions, revokeSession, updateMe, updateSettings } from '@constellation/contracts-identity';
import { Call, type EdgeCall } from '../edge/edge-call.ts';
import { Route } from '../edge/route.ts';
import { GetMe } from '../identity/get-me.ts';
import { GetSettings } from '../identity/get-settings.ts';
import { ListSessions } from '../identity/list-sessions.ts';
import { RevokeSession } from '../identity/revoke-session.ts';
import { UpdateMe } from '../identity/update-me.ts';
import { UpdateSettings } from '../identity/update-settings.ts';
import { CreateTicket } from '../live/create-ticket.ts';

@Controller()
export class MeController {
  constructor(
    private readonly reading: GetMe,
    private readonly updating: UpdateMe,
    private readonly sessions: ListSessions,
    private readonly revoking: RevokeSession,
    private readonly settings: GetSettings,
    private readonly changingSettings: UpdateSettings,
    private readonly tickets: CreateTicket,
  ) {}

  @Route(getMe)
  getMe(@Call() call: EdgeCall<typeof getMe>) {
    return this.reading.execute(call);
  }

  @Route(updateMe)
  updateMe(@Call() call: EdgeCall<typeof updateMe>) {
    return this.updating.execute(call);
  }

  @Route(listSessions)
  listSessions(@Call() call: EdgeCall<typeof listSessions>) {
    return this.sessions.execute(call);
  }

  @Route(revokeSession)
  revokeSession(@Call() call: EdgeCall<typeof revokeSession>) {
    return this.revoking.execute(call);
  }

  @Route(getSettings)
  getSettings(@Call() call: EdgeCall<typeof getSettings>) {
    return this.settings.execute(call);
  }

  @Route(updateSettings)
  updateSettings(@Call() call: EdgeCall<typeof updateSettings>) {
    return this.changingSettings.execute(call);
  }

  @Route(createTicket)
  createTicket(@Call() call: EdgeCall<typeof createTicket>) {
    return this.tickets.execute(call);
  }
}
