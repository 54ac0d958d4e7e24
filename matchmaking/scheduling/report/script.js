// Hides the rows of the grid whose participant does not match what is typed.
const find = document.getElementById("find");
find?.addEventListener("input", () => {
  const wanted = find.value.trim().toLowerCase();
  for (const row of document.querySelectorAll(".grid tbody tr")) {
    row.hidden = !row.firstElementChild.textContent.toLowerCase().includes(wanted);
  }
});
