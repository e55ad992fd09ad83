// The views of those who look after projects: a file of its own, which readers are not sent.
export { blockedEverywhere } from "./blocks";
export { decisions } from "./decisions";
export { exchange } from "./exchange";
export { history } from "./history";
export { newProject } from "./newProject";
export { people } from "./people";
export { queue } from "./queue";
export { settings } from "./settings";
export { statistics } from "./statistics";
