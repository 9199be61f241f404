import { keepPage } from "./keep";

// Keeps the member's own card on this device: the page and what it needs to look right. Signing out clears it (Clear-
// Site-Data).
void keepPage("/kartu/");
