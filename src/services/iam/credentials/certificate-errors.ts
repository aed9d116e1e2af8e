import { AwsError } from '../../../kernel/aws-error.ts'
import { noSuchEntity, validationError } from '../errors.ts'

// What goes wrong with certificates, SSH public keys and credentials for single services; see errors.ts.

const malformed = (message: string) => new AwsError('MalformedCertificate', 400, message)

export const noSuchServerCertificate = (name: string) =>
  noSuchEntity(`The Server Certificate with name ${name} cannot be found.`)
export const noSuchSigningCertificate = (id: string) =>
  noSuchEntity(`The Certificate with id ${id} cannot be found.`)
export const noSuchSshPublicKey = (id: string) =>
  noSuchEntity(`The Public Key with id ${id} cannot be found.`)
export const serverCertificateExists = (name: string) =>
  new AwsError('EntityAlreadyExists', 409, `The Server Certificate with name ${name} already exists.`)

/** A service whose credentials IAM does not make. AWS: not `NotSupportedService`, which the model has. */
export const noSuchCredentialService = (service: string) =>
  noSuchEntity(`No such service ${service} is supported for Service Specific Credentials`)
export const noSuchServiceCredential = (id: string) => noSuchEntity(`No such credential ${id} exists`)

/** `MalformedCertificate` 400 in the words UploadSigningCertificate has for it. */
export const malformedCertificate = (body: string) => malformed(`Certificate ${body} is malformed.`)

/** What UploadServerCertificate says of a certificate, a key and a chain it cannot take. */
export const serverCertificateUnreadable = () =>
  malformed('Unable to parse certificate. Please ensure the certificate is in PEM format.')
export const privateKeyUnreadable = () => malformed('Invalid Private Key.')
export const chainInvalid = (index: number) =>
  malformed(
    'Unable to validate certificate chain. The certificate chain must start with the immediate signing ' +
      'certificate, followed by any intermediaries in order. The index within the chain of the invalid ' +
      `certificate is: ${index}`,
  )

/** AWS: reports of its clients' users; of one whose time is to come it seems to say that it is no PEM. */
export const serverCertificateExpired = () =>
  malformed("Certificate is no longer valid. The 'Not After' date restriction on the certificate has passed.")

/** Before its time or after it. The sentences are ours, and so are those of the next four. */
export const signingCertificateOutOfTime = () =>
  new AwsError('InvalidCertificate', 400, 'The certificate is not valid now. Check its validity period.')
export const keyPairMismatch = () =>
  new AwsError('KeyPairMismatch', 400, 'The private key does not match the certificate.')
export const duplicateCertificate = () =>
  new AwsError('DuplicateCertificate', 409, 'The certificate is already associated with a user.')
export const duplicateSshPublicKey = () =>
  new AwsError('DuplicateSSHPublicKey', 400, 'The SSH public key is already associated with the user.')

/** An SSH public key in no encoding we know. */
export const publicKeyEncodingUnrecognized = () =>
  new AwsError('UnrecognizedPublicKeyEncoding', 400, 'Invalid public key uploaded.')

/** One that is not what it says. The sentence is ours. */
export const publicKeyInvalid = () =>
  new AwsError('InvalidPublicKey', 400, 'The public key must be an RSA key of at least 2048 bits.')

/** A service-specific credential that another user has. The sentence is ours. */
export const serviceCredentialOfAnother = (id: string, userName: string) =>
  validationError(`The credential ${id} does not belong to the user ${userName}.`)

/** ListServiceSpecificCredentials of one user and of all at once. The sentence is ours. */
export const oneUserOrAll = () => validationError('UserName and AllUsers cannot be specified together.')
