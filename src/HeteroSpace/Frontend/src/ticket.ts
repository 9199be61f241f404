import { keepPage } from "./keep";

// Keeps a ticket or a booking on this device, with what it needs to look right: opened once, it shows at the door
// without a network.
void keepPage(location.pathname.slice(0, location.pathname.lastIndexOf("/") + 1));
