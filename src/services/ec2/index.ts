import type { Action, Service } from '../../access/action.ts'
import type { Ec2Input, Ec2Operation, Ec2Output } from './action.ts'
import { describeInstanceCreditSpecifications } from './instances/credit-specifications.ts'
import { describeInstances } from './instances/describe-instances.ts'
import { describeImages } from './resources/images.ts'
import { describeInstanceAttribute } from './instances/instance-attribute.ts'
import {
  rebootInstances,
  startInstances,
  stopInstances,
  terminateInstances,
} from './instances/instance-states.ts'
import { describeInstanceStatus } from './instances/instance-status.ts'
import { describeInstanceTypes } from './instances/instance-types.ts'
import { createKeyPair, deleteKeyPair, describeKeyPairs, importKeyPair } from './resources/key-pairs.ts'
import { modifyInstanceMetadataOptions } from './instances/metadata-options.ts'
import { modifyInstanceAttribute } from './instances/modify-instance-attribute.ts'
import { describeSecurityGroups, describeSubnets, describeVpcs } from './resources/network.ts'
import {
  associateIamInstanceProfile,
  describeIamInstanceProfileAssociations,
  disassociateIamInstanceProfile,
  replaceIamInstanceProfileAssociation,
} from './instances/profile-associations.ts'
import { refuse } from './refuse.ts'
import { describeAvailabilityZones, describeRegions } from './resources/regions.ts'
import { runInstances } from './instances/run-instances.ts'
import { createTags, deleteTags, describeTags } from './tags.ts'
import { describeVolumes } from './resources/volumes.ts'

/**
 * EC2's table of contents: what is served. Of the model's 800 operations the others are known by their names
 * only (`others` in models/ec2.json) and answer NotImplemented.
 */
const actions = {
  AssociateIamInstanceProfile: associateIamInstanceProfile,
  CreateKeyPair: createKeyPair,
  CreateTags: createTags,
  DeleteKeyPair: deleteKeyPair,
  DeleteTags: deleteTags,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeIamInstanceProfileAssociations: describeIamInstanceProfileAssociations,
  DescribeImages: describeImages,
  DescribeInstanceAttribute: describeInstanceAttribute,
  DescribeInstanceCreditSpecifications: describeInstanceCreditSpecifications,
  DescribeInstanceStatus: describeInstanceStatus,
  DescribeInstanceTypes: describeInstanceTypes,
  DescribeInstances: describeInstances,
  DescribeKeyPairs: describeKeyPairs,
  DescribeRegions: describeRegions,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVolumes: describeVolumes,
  DescribeVpcs: describeVpcs,
  DisassociateIamInstanceProfile: disassociateIamInstanceProfile,
  ImportKeyPair: importKeyPair,
  ModifyInstanceAttribute: modifyInstanceAttribute,
  ModifyInstanceMetadataOptions: modifyInstanceMetadataOptions,
  RebootInstances: rebootInstances,
  ReplaceIamInstanceProfileAssociation: replaceIamInstanceProfileAssociation,
  RunInstances: runInstances,
  StartInstances: startInstances,
  StopInstances: stopInstances,
  TerminateInstances: terminateInstances,
} satisfies { [Name in Ec2Operation]?: Action<Ec2Input<Name>, Ec2Output<Name>> | 'not yet' }

/** Amazon EC2: the part of it that shows a role at work on an instance. */
export const ec2: Service = { name: 'ec2', title: 'EC2', protocol: 'ec2', model: 'ec2', actions, refuse }
