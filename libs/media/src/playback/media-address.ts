/** Which file somebody asks for; `name` is compared as it is with the names that a worker wrote down. */
export interface MediaAddress {
  readonly videoId: string;
  readonly generation: string;
  readonly name: string;
}
