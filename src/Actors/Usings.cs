// Within ActorVm.Actors the word Paging names the page cache's folder.
global using PageSize = ActorVm.Model.Memory.Paging;
