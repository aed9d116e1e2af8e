import {
  DeleteSigningCertificateCommand,
  DeleteSSHPublicKeyCommand,
  ListSigningCertificatesCommand,
  ListSSHPublicKeysCommand,
  UpdateSigningCertificateCommand,
  UpdateSSHPublicKeyCommand,
  UploadSigningCertificateCommand,
  UploadSSHPublicKeyCommand,
  type StatusType,
} from '@aws-sdk/client-iam'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'

/** A public key or certificate that a user uploaded. */
export type UploadedKey = { id: string; status: StatusType; uploaded?: Date }

/** The calls about one kind of what users upload. */
export type UploadedKeys = {
  list(aws: Aws, UserName: string, abortSignal?: AbortSignal): Promise<UploadedKey[]>
  upload(aws: Aws, UserName: string, text: string): Promise<unknown>
  set(aws: Aws, UserName: string, id: string, Status: StatusType): Promise<unknown>
  remove(aws: Aws, UserName: string, id: string): Promise<unknown>
}

/** SSH public keys, for CodeCommit. */
export const sshKeys: UploadedKeys = {
  async list(aws, UserName, abortSignal) {
    const iam = await aws.iam()
    const keys = await allPages(async (Marker) => {
      const answer = await iam.send(new ListSSHPublicKeysCommand({ UserName, Marker }), { abortSignal })
      return { items: answer.SSHPublicKeys, next: answer.Marker }
    })
    return keys.map((key) => ({ id: key.SSHPublicKeyId!, status: key.Status!, uploaded: key.UploadDate }))
  },
  async upload(aws, UserName, SSHPublicKeyBody) {
    const iam = await aws.iam()
    return iam.send(new UploadSSHPublicKeyCommand({ UserName, SSHPublicKeyBody }))
  },
  async set(aws, UserName, SSHPublicKeyId, Status) {
    const iam = await aws.iam()
    return iam.send(new UpdateSSHPublicKeyCommand({ UserName, SSHPublicKeyId, Status }))
  },
  async remove(aws, UserName, SSHPublicKeyId) {
    const iam = await aws.iam()
    return iam.send(new DeleteSSHPublicKeyCommand({ UserName, SSHPublicKeyId }))
  },
}

/** X.509 signing certificates, for the oldest of AWS's interfaces. */
export const signingCertificates: UploadedKeys = {
  async list(aws, UserName, abortSignal) {
    const iam = await aws.iam()
    const certificates = await allPages(async (Marker) => {
      const answer = await iam.send(new ListSigningCertificatesCommand({ UserName, Marker }), { abortSignal })
      return { items: answer.Certificates, next: answer.Marker }
    })
    return certificates.map((one) => ({
      id: one.CertificateId!,
      status: one.Status!,
      uploaded: one.UploadDate,
    }))
  },
  async upload(aws, UserName, CertificateBody) {
    const iam = await aws.iam()
    return iam.send(new UploadSigningCertificateCommand({ UserName, CertificateBody }))
  },
  async set(aws, UserName, CertificateId, Status) {
    const iam = await aws.iam()
    return iam.send(new UpdateSigningCertificateCommand({ UserName, CertificateId, Status }))
  },
  async remove(aws, UserName, CertificateId) {
    const iam = await aws.iam()
    return iam.send(new DeleteSigningCertificateCommand({ UserName, CertificateId }))
  },
}
