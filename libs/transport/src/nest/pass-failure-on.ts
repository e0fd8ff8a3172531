import { Catch, type RpcExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/**
 * The last filter of a handler. NestJS' own would turn every error but `RpcException` into "Internal server error"
 * before the transport could tell the declared ones from the rest.
 */
@Catch()
export class PassFailureOn implements RpcExceptionFilter {
  catch(failure: unknown): Observable<never> {
    return throwError(() => failure);
  }
}
