import { keepPage } from "./keep";

// Keeps a ticket on this device, with what it needs to look right: opened once, it shows at the door without a network.
void keepPage("/status/");
