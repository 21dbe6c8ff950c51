/** An invented customer: the avatar is a first name of the cast. */
export interface Customer {
  first: string;
  full: string;
  avatar: string;
}

function customer(first: string, full: string, avatar: string): Customer {
  return { first, full, avatar };
}

/** One customer per drawn avatar, names in Latin letters. */
export const FACES: readonly Customer[] = [
  customer('Ada', 'Ada Okafor', 'ada'),
  customer('Mateo', 'Mateo Rivas', 'mateo'),
  customer('Hana', 'Hana Kobayashi', 'hana'),
  customer('Kwame', 'Kwame Boateng', 'kwame'),
  customer('Sofía', 'Sofía Marín', 'sofia'),
  customer('Arjun', 'Arjun Mehta', 'arjun'),
  customer('Yasmin', 'Yasmin Haddad', 'yasmin'),
  customer('Jonas', 'Jonas Lindqvist', 'jonas'),
  customer('Mei', 'Mei Lin', 'mei'),
  customer('Tariq', 'Tariq Benali', 'tariq'),
  customer('Eleni', 'Eleni Papadaki', 'eleni'),
  customer('Olu', 'Olu Adeyemi', 'olu'),
  customer('Astrid', 'Astrid Nyström', 'astrid'),
  customer('Kenji', 'Kenji Morita', 'kenji'),
  customer('Zuri', 'Zuri Mwangi', 'zuri'),
  customer('Harpreet', 'Harpreet Gill', 'harpreet'),
  customer('Beatriz', 'Beatriz Carvalho', 'beatriz'),
  customer('Noam', 'Noam Peretz', 'noam'),
  customer('Priya', 'Priya Raman', 'priya'),
  customer('Tomáš', 'Tomáš Hrubý', 'tomas'),
  customer('Leilani', 'Leilani Kealoha', 'leilani'),
  customer('Minjun', 'Minjun Seo', 'minjun'),
  customer('Amara', 'Amara Diallo', 'amara'),
  customer('Dmitri', 'Dmitri Lebedev', 'dmitri'),
  customer('Inês', 'Inês Falcão', 'ines'),
  customer('Chidi', 'Chidi Eze', 'chidi'),
  customer('Farah', 'Farah Rahimi', 'farah'),
  customer('Ravi', 'Ravi Fernando', 'ravi'),
  customer('Rosa', 'Rosa Quispe', 'rosa'),
  customer('Bảo', 'Trần Gia Bảo', 'bao'),
  customer('Nadia', 'Nadia Kowalczyk', 'nadia'),
  customer('Amir', 'Amir Soltani', 'amir'),
  customer('Thandi', 'Thandi Nkosi', 'thandi'),
  customer('Walter', 'Walter Brandt', 'walter'),
  customer('Lena', 'Lena Vogt', 'lena'),
  customer('Keoni', 'Keoni Palakiko', 'keoni'),
];

/** Names with diacritics and in other scripts; several share a face, as sample data does. */
export const WORLD: readonly Customer[] = [
  customer('Zoë', 'Zoë van Dijk', 'lena'),
  customer('陽菜', '佐藤 陽菜', 'hana'),
  customer('Łukasz', 'Łukasz Wiśniewski', 'jonas'),
  customer('ياسمين', 'ياسمين الخطيب', 'yasmin'),
  customer('Siân', 'Siân Llewellyn', 'nadia'),
  customer('Ελένη', 'Ελένη Παπαδάκη', 'eleni'),
  customer('Þórdís', 'Þórdís Jónsdóttir', 'astrid'),
  customer('서연', '이서연', 'mei'),
  customer('Øystein', 'Øystein Bråthen', 'dmitri'),
  customer('प्रिया', 'प्रिया शर्मा', 'priya'),
  customer('Çağla', 'Çağla Öztürk', 'beatriz'),
  customer('דניאל', 'דניאל כהן', 'noam'),
  customer('Ștefan', 'Ștefan Munteanu', 'mateo'),
  customer('Юлія', 'Юлія Ткаченко', 'nadia'),
  customer('Ngozi', 'Ngozi Uche', 'amara'),
  customer('美玲', '陳美玲', 'mei'),
  customer('João', 'João Simões', 'noam'),
  customer('กนกวรรณ', 'กนกวรรณ ใจดี', 'hana'),
  customer('Ximena', 'Ximena Ibáñez', 'leilani'),
  customer('Сергей', 'Сергей Орлов', 'dmitri'),
  customer('Søren', 'Søren Kjær', 'jonas'),
  customer('민준', '김민준', 'minjun'),
  customer('Nhung', 'Đặng Thị Hồng Nhung', 'hana'),
  customer('فرح', 'فرح رحیمی', 'farah'),
  customer('Kaʻiulani', 'Kaʻiulani Akana', 'leilani'),
  customer('健', '鈴木 健', 'kenji'),
  customer('Aisha', 'Aisha Bello', 'yasmin'),
  customer('Αλέξης', 'Αλέξης Γεωργίου', 'amir'),
  customer('Jürgen', 'Jürgen Köhler', 'tomas'),
  customer('अर्जुन', 'अर्जुन वर्मा', 'arjun'),
  customer('Renée', "Renée O'Connell", 'ines'),
  customer('志强', '李志强', 'bao'),
  customer('Fatoumata', "Fatoumata N'Diaye", 'zuri'),
  customer('Żaneta', 'Żaneta Źródlewska', 'rosa'),
];
