/** EC2's tables. */
export type Ec2Tables = {}
