declare module "base-map:*" {
  const address: string;
  export default address;
}
