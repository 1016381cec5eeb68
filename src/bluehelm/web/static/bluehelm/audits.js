// What the site did not take is said where it was asked: the session ended, or the site cannot be reached.
for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.body.addEventListener(failure, (event) => {
    const words = document.querySelector("#failed").content.cloneNode(true);
    event.detail.target.querySelector(".failed")?.remove();
    event.detail.target.prepend(words);
  });
}
