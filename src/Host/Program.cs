System.Console.WriteLine("actorvm");
