import { Controller } from '@nestjs/common';
import { changePassword, getSignUpState, refreshSession, resetPassword, signIn, signOut, signUp } from '@constellation/contracts-identity';
import { Call, type EdgeCall } from '../edge/edge-call.ts';
import { Route } from '../edge/route.ts';
import { ChangePassword } from '../identity/change-password.ts';
import { GetSignUpState } from '../identity/get-sign-up-state.ts';
import { RefreshCookie } from '../identity/refresh-cookie.ts';
import { RefreshSession } from '../identity/refresh-session.ts';
import { ResetPassword } from '../identity/reset-password.ts';
import { SignIn } from '../identity/sign-in.ts';
import { SignOut } from '../identity/sign-out.ts';
import { SignUp } from '../identity/sign-up.ts';

@Controller()
export class AuthenticationController {
  constructor(
    private readonly cookie: RefreshCookie,
    private readonly signingUp: SignUp,
    private readonly signingIn: SignIn,
    private readonly refreshing: RefreshSession,
    private readonly signingOut: SignOut,
    private readonly resetting: ResetPassword,
    private readonly changing: ChangePassword,
    private readonly state: GetSignUpState,
  ) {}

  @Route(getSignUpState)
  getSignUpState() {
    return this.state.execute();
  }

  @Route(signUp)
  async signUp(@Call() call: EdgeCall<typeof signUp>) {
    return this.cookie.answer(call, await this.signingUp.execute(call));
  }

  @Route(signIn)
  async signIn(@Call() call: EdgeCall<typeof signIn>) {
    return this.cookie.answer(call, await this.signingIn.execute(call));
  }

  @Route(refreshSession)
  async refreshSession(@Call() call: EdgeCall) {
    return this.cookie.answer(call, await this.refreshing.execute(this.cookie.read(call)));
  }

  @Route(signOut)
  async signOut(@Call() call: EdgeCall) {
    await this.signingOut.execute(this.cookie.read(call));
    this.cookie.clear(call);
  }

  @Route(resetPassword)
  async resetPassword(@Call() call: EdgeCall<typeof resetPassword>) {
    return this.cookie.answer(call, await this.resetting.execute(call));
  }

  @Route(changePassword)
  changePassword(@Call() call: EdgeCall<typeof changePassword>) {
    return this.changing.execute(call);
  }
}
