import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';

import { deleteFile, describeFile, uploadFile, type FileView, type OperationInput } from '#libs/contracts';
import type { OnceKey } from '#libs/database';
import { Input, Me, Once, Open, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { FindFile } from './find-file.js';
import { SendFile } from './send-file.js';
import { SignedCallers } from './signed-callers.js';
import { UnusedFiles } from './unused-files.js';
import { UploadFile } from './upload-file.js';

@Controller()
export class FilesController {
  constructor(
    private readonly uploadFile: UploadFile,
    private readonly unusedFiles: UnusedFiles,
    private readonly findFile: FindFile,
    private readonly sendFile: SendFile,
    private readonly callers: SignedCallers,
  ) {}

  @Route(uploadFile)
  upload(
    @Me() me: AccountViewer,
    @Once() once: OnceKey,
    @Input() _input: OperationInput<typeof uploadFile>,
    @Req() request: Request,
  ): Promise<FileView> {
    return this.uploadFile.execute(me, once, request);
  }

  @Route(describeFile)
  describe(@Me() me: AccountViewer, @Input() input: OperationInput<typeof describeFile>): Promise<FileView> {
    return this.unusedFiles.describe(me, input.params.id, input.body.alt);
  }

  @Route(deleteFile)
  async delete(@Me() me: AccountViewer, @Input() input: OperationInput<typeof deleteFile>): Promise<void> {
    await this.unusedFiles.delete(me, input.params.id);
  }

  @Get('/files/:id/:variant')
  @Open()
  async send(@Who() viewer: Viewer, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { id = '', variant = '' } = request.params as Record<string, string>;
    const caller = await this.callers.of(viewer, request);
    await this.sendFile.execute(await this.findFile.execute(caller, id, variant), request, response);
  }
}
