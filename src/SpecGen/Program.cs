System.Console.WriteLine("specgen");
