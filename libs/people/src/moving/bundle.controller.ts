import { Controller } from '@nestjs/common';

import {
  makeBundle,
  readBundle,
  removeBroughtEndorsement,
  takeOverBundle,
  type BundleView,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Input, Me, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { MakeBundle } from './make-bundle.js';
import { TakeOverBundle } from './take-over-bundle.js';

/** What somebody takes to another server, and brings from one. */
@Controller()
export class BundleController {
  constructor(
    private readonly making: MakeBundle,
    private readonly bundles: TakeOverBundle,
  ) {}

  @Route(makeBundle)
  make(@Me() me: AccountViewer): Promise<OperationAnswer<typeof makeBundle>> {
    return this.making.execute(me);
  }

  @Route(readBundle)
  read(@Me() me: AccountViewer, @Input() { body }: OperationInput<typeof readBundle>): Promise<BundleView> {
    return this.bundles.read(me, body.bundle);
  }

  @Route(takeOverBundle)
  takeOver(
    @Me() me: AccountViewer,
    @Input() { body }: OperationInput<typeof takeOverBundle>,
  ): Promise<OperationAnswer<typeof takeOverBundle>> {
    return this.bundles.execute(me, body);
  }

  @Route(removeBroughtEndorsement)
  remove(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof removeBroughtEndorsement>,
  ): Promise<void> {
    return this.bundles.remove(me, params.endorsementId);
  }
}
