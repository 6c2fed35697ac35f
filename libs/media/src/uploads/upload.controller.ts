import { All, Controller, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';

import { Me, Open } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { AnswerTus } from './answer-tus.js';

@Controller()
export class UploadController {
  constructor(private readonly tus: AnswerTus) {}

  @All(['/api/uploads', '/api/uploads/:id'])
  @Open()
  async answer(@Me() me: AccountViewer, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.tus.execute(me, request, response);
  }
}
