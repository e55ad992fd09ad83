PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO __EFMigrationsHistory VALUES('20261125073913_Initial','9.0.23');
CREATE TABLE IF NOT EXISTS "languages" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_languages" PRIMARY KEY,
    "lang" TEXT NOT NULL
);
INSERT INTO languages VALUES(1,'fi');
INSERT INTO languages VALUES(2,'en');
INSERT INTO languages VALUES(3,'aa');
INSERT INTO languages VALUES(4,'ab');
INSERT INTO languages VALUES(5,'ae');
INSERT INTO languages VALUES(6,'af');
INSERT INTO languages VALUES(7,'ak');
INSERT INTO languages VALUES(8,'am');
INSERT INTO languages VALUES(9,'an');
INSERT INTO languages VALUES(10,'ar');
INSERT INTO languages VALUES(11,'as');
INSERT INTO languages VALUES(12,'av');
INSERT INTO languages VALUES(13,'ay');
INSERT INTO languages VALUES(14,'az');
INSERT INTO languages VALUES(15,'ba');
INSERT INTO languages VALUES(16,'be');
INSERT INTO languages VALUES(17,'bg');
INSERT INTO languages VALUES(18,'bi');
INSERT INTO languages VALUES(19,'bm');
INSERT INTO languages VALUES(20,'bn');
INSERT INTO languages VALUES(21,'bo');
INSERT INTO languages VALUES(22,'br');
INSERT INTO languages VALUES(23,'bs');
INSERT INTO languages VALUES(24,'ca');
INSERT INTO languages VALUES(25,'ce');
INSERT INTO languages VALUES(26,'ch');
INSERT INTO languages VALUES(27,'co');
INSERT INTO languages VALUES(28,'cr');
INSERT INTO languages VALUES(29,'cs');
INSERT INTO languages VALUES(30,'cu');
INSERT INTO languages VALUES(31,'cv');
INSERT INTO languages VALUES(32,'cy');
INSERT INTO languages VALUES(33,'da');
INSERT INTO languages VALUES(34,'de');
INSERT INTO languages VALUES(35,'dv');
INSERT INTO languages VALUES(36,'dz');
INSERT INTO languages VALUES(37,'ee');
INSERT INTO languages VALUES(38,'el');
INSERT INTO languages VALUES(39,'eo');
INSERT INTO languages VALUES(40,'es');
INSERT INTO languages VALUES(41,'et');
INSERT INTO languages VALUES(42,'eu');
INSERT INTO languages VALUES(43,'fa');
INSERT INTO languages VALUES(44,'ff');
INSERT INTO languages VALUES(45,'fj');
INSERT INTO languages VALUES(46,'fo');
INSERT INTO languages VALUES(47,'fr');
INSERT INTO languages VALUES(48,'fy');
INSERT INTO languages VALUES(49,'ga');
INSERT INTO languages VALUES(50,'gd');
INSERT INTO languages VALUES(51,'gl');
INSERT INTO languages VALUES(52,'gn');
INSERT INTO languages VALUES(53,'gu');
INSERT INTO languages VALUES(54,'gv');
INSERT INTO languages VALUES(55,'ha');
INSERT INTO languages VALUES(56,'he');
INSERT INTO languages VALUES(57,'hi');
INSERT INTO languages VALUES(58,'ho');
INSERT INTO languages VALUES(59,'hr');
INSERT INTO languages VALUES(60,'ht');
INSERT INTO languages VALUES(61,'hu');
INSERT INTO languages VALUES(62,'hy');
INSERT INTO languages VALUES(63,'hz');
INSERT INTO languages VALUES(64,'ia');
INSERT INTO languages VALUES(65,'id');
INSERT INTO languages VALUES(66,'ie');
INSERT INTO languages VALUES(67,'ig');
INSERT INTO languages VALUES(68,'ii');
INSERT INTO languages VALUES(69,'ik');
INSERT INTO languages VALUES(70,'io');
INSERT INTO languages VALUES(71,'is');
INSERT INTO languages VALUES(72,'it');
INSERT INTO languages VALUES(73,'iu');
INSERT INTO languages VALUES(74,'ja');
INSERT INTO languages VALUES(75,'jv');
INSERT INTO languages VALUES(76,'ka');
INSERT INTO languages VALUES(77,'kg');
INSERT INTO languages VALUES(78,'ki');
INSERT INTO languages VALUES(79,'kj');
INSERT INTO languages VALUES(80,'kk');
INSERT INTO languages VALUES(81,'kl');
INSERT INTO languages VALUES(82,'km');
INSERT INTO languages VALUES(83,'kn');
INSERT INTO languages VALUES(84,'ko');
INSERT INTO languages VALUES(85,'kr');
INSERT INTO languages VALUES(86,'ks');
INSERT INTO languages VALUES(87,'ku');
INSERT INTO languages VALUES(88,'kv');
INSERT INTO languages VALUES(89,'kw');
INSERT INTO languages VALUES(90,'ky');
INSERT INTO languages VALUES(91,'la');
INSERT INTO languages VALUES(92,'lb');
INSERT INTO languages VALUES(93,'lg');
INSERT INTO languages VALUES(94,'li');
INSERT INTO languages VALUES(95,'ln');
INSERT INTO languages VALUES(96,'lo');
INSERT INTO languages VALUES(97,'lt');
INSERT INTO languages VALUES(98,'lu');
INSERT INTO languages VALUES(99,'lv');
INSERT INTO languages VALUES(100,'mg');
INSERT INTO languages VALUES(101,'mh');
INSERT INTO languages VALUES(102,'mi');
INSERT INTO languages VALUES(103,'mk');
INSERT INTO languages VALUES(104,'ml');
INSERT INTO languages VALUES(105,'mn');
INSERT INTO languages VALUES(106,'mr');
INSERT INTO languages VALUES(107,'ms');
INSERT INTO languages VALUES(108,'mt');
INSERT INTO languages VALUES(109,'my');
INSERT INTO languages VALUES(110,'na');
INSERT INTO languages VALUES(111,'nb');
INSERT INTO languages VALUES(112,'nd');
INSERT INTO languages VALUES(113,'ne');
INSERT INTO languages VALUES(114,'ng');
INSERT INTO languages VALUES(115,'nl');
INSERT INTO languages VALUES(116,'nn');
INSERT INTO languages VALUES(117,'no');
INSERT INTO languages VALUES(118,'nr');
INSERT INTO languages VALUES(119,'nv');
INSERT INTO languages VALUES(120,'ny');
INSERT INTO languages VALUES(121,'oc');
INSERT INTO languages VALUES(122,'oj');
INSERT INTO languages VALUES(123,'om');
INSERT INTO languages VALUES(124,'or');
INSERT INTO languages VALUES(125,'os');
INSERT INTO languages VALUES(126,'pa');
INSERT INTO languages VALUES(127,'pi');
INSERT INTO languages VALUES(128,'pl');
INSERT INTO languages VALUES(129,'ps');
INSERT INTO languages VALUES(130,'pt');
INSERT INTO languages VALUES(131,'qu');
INSERT INTO languages VALUES(132,'rm');
INSERT INTO languages VALUES(133,'rn');
INSERT INTO languages VALUES(134,'ro');
INSERT INTO languages VALUES(135,'ru');
INSERT INTO languages VALUES(136,'rw');
INSERT INTO languages VALUES(137,'sa');
INSERT INTO languages VALUES(138,'sc');
INSERT INTO languages VALUES(139,'sd');
INSERT INTO languages VALUES(140,'se');
INSERT INTO languages VALUES(141,'sg');
INSERT INTO languages VALUES(142,'sh');
INSERT INTO languages VALUES(143,'si');
INSERT INTO languages VALUES(144,'sk');
INSERT INTO languages VALUES(145,'sl');
INSERT INTO languages VALUES(146,'sm');
INSERT INTO languages VALUES(147,'sn');
INSERT INTO languages VALUES(148,'so');
INSERT INTO languages VALUES(149,'sq');
INSERT INTO languages VALUES(150,'sr');
INSERT INTO languages VALUES(151,'ss');
INSERT INTO languages VALUES(152,'st');
INSERT INTO languages VALUES(153,'su');
INSERT INTO languages VALUES(154,'sv');
INSERT INTO languages VALUES(155,'sw');
INSERT INTO languages VALUES(156,'ta');
INSERT INTO languages VALUES(157,'te');
INSERT INTO languages VALUES(158,'tg');
INSERT INTO languages VALUES(159,'th');
INSERT INTO languages VALUES(160,'ti');
INSERT INTO languages VALUES(161,'tk');
INSERT INTO languages VALUES(162,'tl');
INSERT INTO languages VALUES(163,'tn');
INSERT INTO languages VALUES(164,'to');
INSERT INTO languages VALUES(165,'tr');
INSERT INTO languages VALUES(166,'ts');
INSERT INTO languages VALUES(167,'tt');
INSERT INTO languages VALUES(168,'tw');
INSERT INTO languages VALUES(169,'ty');
INSERT INTO languages VALUES(170,'ug');
INSERT INTO languages VALUES(171,'uk');
INSERT INTO languages VALUES(172,'ur');
INSERT INTO languages VALUES(173,'uz');
INSERT INTO languages VALUES(174,'ve');
INSERT INTO languages VALUES(175,'vi');
INSERT INTO languages VALUES(176,'vo');
INSERT INTO languages VALUES(177,'wa');
INSERT INTO languages VALUES(178,'wo');
INSERT INTO languages VALUES(179,'xh');
INSERT INTO languages VALUES(180,'yi');
INSERT INTO languages VALUES(181,'yo');
INSERT INTO languages VALUES(182,'za');
INSERT INTO languages VALUES(183,'zh');
INSERT INTO languages VALUES(184,'zu');
CREATE TABLE IF NOT EXISTS "audit_memories" (
    "user_id" INTEGER NOT NULL,
    "memory_id" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    CONSTRAINT "pk_audit_memories" PRIMARY KEY ("memory_id", "user_id"),
    CONSTRAINT "fk_audit_memories_memory_id" FOREIGN KEY ("memory_id") REFERENCES "memories" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_audit_memories_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
INSERT INTO audit_memories VALUES(1,1,'2026-11-01 12:00:00');
INSERT INTO audit_memories VALUES(2,1,'2026-11-01 12:00:00');
INSERT INTO audit_memories VALUES(3,1,'2026-11-01 12:00:00');
INSERT INTO audit_memories VALUES(1,2,'2026-11-01 12:00:00');
INSERT INTO audit_memories VALUES(2,2,'2026-11-01 12:00:00');
INSERT INTO audit_memories VALUES(3,2,'2026-11-01 12:00:00');
INSERT INTO audit_memories VALUES(1,3,'2026-11-01 12:00:00');
INSERT INTO audit_memories VALUES(2,3,'2026-11-01 12:00:00');
INSERT INTO audit_memories VALUES(3,3,'2026-11-01 12:00:00');
INSERT INTO audit_memories VALUES(1,4,'2026-11-01 12:00:00');
INSERT INTO audit_memories VALUES(2,4,'2026-11-01 12:00:00');
INSERT INTO audit_memories VALUES(3,4,'2026-11-01 12:00:00');
CREATE TABLE IF NOT EXISTS "audit_sites" (
    "user_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    CONSTRAINT "pk_audit_sites" PRIMARY KEY ("site_id", "user_id"),
    CONSTRAINT "fk_audit_sites_site_id" FOREIGN KEY ("site_id") REFERENCES "sites" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_audit_sites_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
INSERT INTO audit_sites VALUES(1,1,'2026-11-01 12:00:00');
INSERT INTO audit_sites VALUES(2,1,'2026-11-01 12:00:00');
INSERT INTO audit_sites VALUES(1,2,'2026-11-01 12:00:00');
INSERT INTO audit_sites VALUES(2,2,'2026-11-01 12:00:00');
INSERT INTO audit_sites VALUES(1,3,'2026-11-01 12:00:00');
INSERT INTO audit_sites VALUES(2,3,'2026-11-01 12:00:00');
CREATE TABLE IF NOT EXISTS "images" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_images" PRIMARY KEY AUTOINCREMENT,
    "uploader_id" INTEGER NULL,
    "file_name" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "modified_at" TEXT NOT NULL,
    CONSTRAINT "fk_images_uploader_id" FOREIGN KEY ("uploader_id") REFERENCES "users" ("id") ON DELETE SET NULL
);
INSERT INTO images VALUES(1,NULL,'d3a2e797-c724-4230-aca7-f49a038a026c.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(2,NULL,'f8b7848f-a69e-4b85-963a-0ccadf1490b8.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(3,NULL,'8094707c-6a45-45df-b3a2-dc1d7581da2d.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(4,NULL,'849167c9-7344-4a53-acbf-0087eb4d167b.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(5,NULL,'d5b1764c-85ee-4692-8563-991ce7617417.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(6,2,'ca5ef934-114b-4b2c-b633-4e1f10511dbe.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(7,2,'21ae8fda-11c2-4ed8-aa68-e33fb5b0d032.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(8,2,'2b17a592-c76f-49c9-90c0-bf837c9577f6.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(9,6,'3dfbc179-716a-4ae0-98a4-7c78215ada04.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(10,3,'ee58300e-7a78-44df-b716-19c55b0c3372.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(11,8,'4b7a59f6-3030-4a21-b64c-6058b0a8baa8.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(12,5,'063b5396-094b-4ee7-a82d-4a117e28e358.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(13,3,'b15cccd9-b3ca-442c-969f-22b17045e447.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(14,3,'dd10991d-8ae5-45ef-96e2-f19f1b118dc1.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(15,3,'38d78bb2-884b-4cee-b003-4c97234f9898.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(16,3,'5c47d421-820d-4bc0-bdd4-883de35bf0c1.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(17,7,'92bf638d-f042-423d-9467-009aff7edea1.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(18,3,'18ad314f-6d0c-4974-b358-4e12d2278ca2.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(19,4,'91317274-9694-4a75-9064-fb9f0253ef2e.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(20,8,'a9705d49-4a83-4268-bea0-b4932e365826.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(21,4,'448c62f4-9c08-4f5c-b055-a791dc6a9cc8.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(22,8,'be9bede2-42b0-441d-9e15-9d861f6318b5.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(23,4,'747e7021-230f-44d7-b735-5785825c21c3.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(24,2,'60f53151-13ff-4afc-8474-38fb41a4dbfe.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(25,2,'8487d379-6cd6-421d-889b-6c8282ca26a2.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(26,8,'a51ee82c-8494-4ba0-b4c3-e96d8eab4272.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(27,4,'9a669071-b20a-48e7-9491-8360ef07a54f.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(28,3,'6235d942-4d6f-443a-b522-0475f622c8c0.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(29,3,'3d7eeb19-a2e2-401e-8d1c-e7cc5a657b9e.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(30,3,'0553a333-c650-4466-b8de-28932cc5240b.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(31,5,'d61afc84-06a6-44b5-bcd4-fb7f90014e2a.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(32,5,'8fb6d4d1-9925-4d71-9c70-97beebc46522.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(33,3,'bf3a03ce-c6fc-44b9-baf4-0a5ac8038604.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(34,3,'e9b2db9f-0763-44c3-a564-95feb4c4a909.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(35,5,'0e51951f-9028-4009-abcb-ef62df4bd8e3.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(36,5,'614f1184-ddde-4c88-aee6-d07d58c3d8fd.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(37,3,'e89e7a7f-f0ae-4a3d-9b47-aa1fe54e20ed.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(38,2,'bdaf8c82-8e85-46c4-87d1-3e2e26f553d5.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(39,4,'e225e8c7-19d8-472f-8239-f502266fd3ae.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO images VALUES(40,4,'e9c1f5c6-196b-4626-8896-adebd528b888.jpg','2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
CREATE TABLE IF NOT EXISTS "users" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_users" PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NULL,
    "email_key" TEXT NULL,
    "username" TEXT NOT NULL,
    "username_key" TEXT NOT NULL,
    "verified" INTEGER NOT NULL,
    "image_id" INTEGER NULL,
    "lang_id" INTEGER NULL,
    "created_at" TEXT NOT NULL,
    "modified_at" TEXT NOT NULL,
    CONSTRAINT "fk_users_image_id" FOREIGN KEY ("image_id") REFERENCES "images" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_users_lang_id" FOREIGN KEY ("lang_id") REFERENCES "languages" ("id") ON DELETE RESTRICT
);
INSERT INTO users VALUES(1,'root@example.com','root@example.com','Ylläpitäjä','ylläpitäjä',1,NULL,1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO users VALUES(2,'aino.saarela@example.com','aino.saarela@example.com','Aino Saarela','aino saarela',1,NULL,1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO users VALUES(3,'eero.kivimaki@example.com','eero.kivimaki@example.com','Eero Kivimäki','eero kivimäki',1,NULL,1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO users VALUES(4,'tuula.hietala@example.com','tuula.hietala@example.com','Tuula Hietala','tuula hietala',1,NULL,1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO users VALUES(5,'marko.lintula@example.com','marko.lintula@example.com','Marko Lintula','marko lintula',1,NULL,1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO users VALUES(6,'nokkela.orava@example.com','nokkela.orava@example.com','NokkelaOrava#2718','nokkelaorava#2718',1,NULL,1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO users VALUES(7,'utuinen.koivu@example.com','utuinen.koivu@example.com','UtuinenKoivu#0461','utuinenkoivu#0461',1,NULL,1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO users VALUES(8,'kaarina.salo@example.com','kaarina.salo@example.com','Kaarina_47','kaarina_47',1,NULL,1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
CREATE TABLE IF NOT EXISTS "login_log" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_login_log" PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NULL,
    "username" TEXT NOT NULL,
    "superuser" INTEGER NOT NULL,
    "admin_in" TEXT NOT NULL,
    "timestamp" TEXT NOT NULL,
    CONSTRAINT "fk_login_log_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE SET NULL
);
INSERT INTO login_log VALUES(1,1,'Ylläpitäjä',0,'sornainen-harbour','2026-11-02 08:15:00');
INSERT INTO login_log VALUES(2,2,'Aino Saarela',0,'sornainen-harbour','2026-11-02 08:15:00');
INSERT INTO login_log VALUES(3,3,'Eero Kivimäki',0,'sornainen-harbour','2026-11-02 08:15:00');
INSERT INTO login_log VALUES(4,4,'Tuula Hietala',0,'sornainen-harbour','2026-11-02 08:15:00');
CREATE TABLE IF NOT EXISTS "login_mails" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_login_mails" PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NOT NULL,
    "lang_id" INTEGER NOT NULL,
    "requested_at" TEXT NOT NULL,
    "claimed_until" TEXT NOT NULL,
    CONSTRAINT "fk_login_mails_lang_id" FOREIGN KEY ("lang_id") REFERENCES "languages" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_login_mails_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "projects" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_projects" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "image_id" INTEGER NULL,
    "starts" TEXT NULL,
    "ends" TEXT NULL,
    "admin_posting" INTEGER NOT NULL,
    "auto_publish" INTEGER NOT NULL,
    "published" INTEGER NOT NULL,
    "default_language_id" INTEGER NOT NULL,
    "modifier_id" INTEGER NULL,
    "created_at" TEXT NOT NULL,
    "modified_at" TEXT NOT NULL,
    CONSTRAINT "fk_projects_default_language_id" FOREIGN KEY ("default_language_id") REFERENCES "languages" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_projects_image_id" FOREIGN KEY ("image_id") REFERENCES "images" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_projects_modifier_id" FOREIGN KEY ("modifier_id") REFERENCES "users" ("id") ON DELETE SET NULL
);
INSERT INTO projects VALUES(1,'sornainen-harbour',1,'2026-02-28 22:00:00',NULL,0,0,1,2,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO projects VALUES(2,'karihaaran-tehdasyhteiso',2,'2025-01-14 22:00:00','2027-12-31 21:59:59.999999',0,1,1,1,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO projects VALUES(3,'jarvenrannan-tanssilavat',3,'2024-04-30 21:00:00','2025-09-30 20:59:59.999999',0,0,1,1,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO projects VALUES(4,'pieksamaki-railway-town',4,'2025-05-31 21:00:00',NULL,1,1,1,2,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO projects VALUES(5,'kuopion-torin-muistot',5,'2027-04-30 21:00:00',NULL,0,0,0,1,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
CREATE TABLE IF NOT EXISTS "superusers" (
    "user_id" INTEGER NOT NULL CONSTRAINT "pk_superusers" PRIMARY KEY,
    "created_at" TEXT NOT NULL,
    "modified_at" TEXT NOT NULL,
    CONSTRAINT "fk_superusers_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
INSERT INTO superusers VALUES(1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
CREATE TABLE IF NOT EXISTS "user_personal_data" (
    "user_id" INTEGER NOT NULL CONSTRAINT "pk_user_personal_data" PRIMARY KEY,
    "first_name" TEXT NULL,
    "last_name" TEXT NULL,
    "country" TEXT NULL,
    "city" TEXT NULL,
    "birth_date" TEXT NULL,
    "created_at" TEXT NOT NULL,
    "modified_at" TEXT NOT NULL,
    CONSTRAINT "fk_user_personal_data_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
INSERT INTO user_personal_data VALUES(1,NULL,NULL,NULL,NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO user_personal_data VALUES(2,'Aino',NULL,'FIN','Helsinki',NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO user_personal_data VALUES(3,'Eero',NULL,'FIN','Kemi',NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO user_personal_data VALUES(4,'Tuula',NULL,'FIN','Tampere',NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO user_personal_data VALUES(5,'Marko',NULL,'FIN','Pieksämäki',NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO user_personal_data VALUES(6,NULL,NULL,NULL,NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO user_personal_data VALUES(7,'Lasse',NULL,'SWE','Göteborg',NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO user_personal_data VALUES(8,'Kaarina',NULL,'FIN','Kuopio',NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
CREATE TABLE IF NOT EXISTS "project_admins" (
    "project_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    CONSTRAINT "pk_project_admins" PRIMARY KEY ("project_id", "user_id"),
    CONSTRAINT "fk_project_admins_project_id" FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_project_admins_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
INSERT INTO project_admins VALUES(1,2,'2026-11-26 04:55:28.865654');
INSERT INTO project_admins VALUES(2,3,'2026-11-26 04:55:29.360299');
INSERT INTO project_admins VALUES(3,2,'2026-11-26 04:55:29.42837');
INSERT INTO project_admins VALUES(4,2,'2026-11-26 04:55:29.503068');
INSERT INTO project_admins VALUES(4,3,'2026-11-26 04:55:29.503067');
INSERT INTO project_admins VALUES(5,2,'2026-11-26 04:55:29.564369');
CREATE TABLE IF NOT EXISTS "project_contact" (
    "project_id" INTEGER NOT NULL CONSTRAINT "pk_project_contact" PRIMARY KEY,
    "can_contact" INTEGER NOT NULL,
    "has_research_permit" INTEGER NOT NULL,
    "contact_email" TEXT NULL,
    "modifier_id" INTEGER NULL,
    "created_at" TEXT NOT NULL,
    "modified_at" TEXT NOT NULL,
    CONSTRAINT "fk_project_contact_modifier_id" FOREIGN KEY ("modifier_id") REFERENCES "users" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_project_contact_project_id" FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE
);
INSERT INTO project_contact VALUES(1,1,1,'harbour@example.com',NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO project_contact VALUES(2,1,0,'karihaara@example.com',NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO project_contact VALUES(3,0,1,'tanssilavat@example.com',NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO project_contact VALUES(4,1,0,'railwaytown@example.com',NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
CREATE TABLE IF NOT EXISTS "project_information" (
    "lang_id" INTEGER NOT NULL,
    "project_id" INTEGER NOT NULL,
    "name" TEXT NULL,
    "abstract" TEXT NULL,
    "description" TEXT NULL,
    "modifier_id" INTEGER NULL,
    "created_at" TEXT NOT NULL,
    "modified_at" TEXT NOT NULL,
    CONSTRAINT "pk_project_information" PRIMARY KEY ("project_id", "lang_id"),
    CONSTRAINT "fk_project_information_lang_id" FOREIGN KEY ("lang_id") REFERENCES "languages" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_project_information_modifier_id" FOREIGN KEY ("modifier_id") REFERENCES "users" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_project_information_project_id" FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE
);
INSERT INTO project_information VALUES(1,1,'Sörnäisten satama muistoissa','Kivihiiltä, banaaneja, ratapihan kolinaa ja uimareita laiturin päässä: miltä itäinen satama näytti ennen kuin siitä tuli Kalasatama?',replace('Sörnäisten ranta on täyttynyt taloista, mutta vielä hetki sitten siellä purettiin laivoja. Keräämme kartalle satamassa työskennelleiden, sen vieressä asuneiden ja sen läpi pyöräilleiden muistoja. Pienikin muisto kelpaa: haju, ääni, oikopolku tai eväs, jonka söit nosturin juurella.\n\nMuistot luetaan ennen julkaisua. Sekä suomen- että englanninkieliset kertomukset ovat tervetulleita. Kertomukset tässä projektissa ovat esimerkkejä, ja ne on keksitty.','\n',char(10)),NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO project_information VALUES(2,1,'Sörnäinen Harbour Remembered','Coal, bananas, shunting engines and swimmers at the end of the quay: what was the eastern harbour of Helsinki like before it became Kalasatama?',replace('The shore of Sörnäinen is filling up with homes, but not long ago ships were unloaded here. We collect memories from people who worked in the harbour, lived beside it or cycled through it. Small ones count too: a smell, a sound, a short cut, the sandwich you ate at the foot of a crane.\n\nMemories are read before they appear. Write in English or in Finnish. The stories in this project are examples and were made up.','\n',char(10)),NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO project_information VALUES(1,2,'Karihaara – elämää tehtaan pillin mukaan','Kemin Karihaarassa pilli kertoi, milloin herättiin, syötiin ja mentiin kotiin. Kartalle kerätään sahan, tehtaan ja työläistalojen muistoja.',replace('Saha ja tehdas rakensivat Karihaaraan oman maailmansa: talot, kaupan, kerhon ja urheilukentän. Keräämme muistoja siitä, millaista oli kasvaa lautatarhan laidalla, uittaa tukkeja tai odottaa iltavuorolaista kotiin.\n\nVoit kirjoittaa heti, muistot julkaistaan saman tien. Liitä mukaan kuva, jos sinulla on sellainen albumissa. Tämän projektin kertomukset ovat keksittyjä esimerkkejä.','\n',char(10)),NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO project_information VALUES(2,2,'Karihaara – life by the factory whistle','In Karihaara, Kemi, the whistle told people when to get up, eat and go home. We gather memories of the sawmill, the factory and the workers’ houses.',replace('The mill built a world of its own in Karihaara: houses, a shop, a clubhouse and a sports field. We collect memories of growing up beside the timber yard, floating logs, or waiting for someone to come home from the late shift.\n\nWhat you write appears at once. The stories in this project are made-up examples.','\n',char(10)),NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO project_information VALUES(1,3,'Järvenrannan tanssilavat','Tampereen seudun lavoilla haettiin, odotettiin ja saateltiin. Kahden kesän aikana koottiin muistoja rantojen tanssi-illoista.',replace('Keräys kesti kaksi kesää ja on nyt päättynyt. Kartalle jäivät rannat, joilla tanssittiin, laiturit, joilta lähdettiin, ja kivet, joilla istuttiin valssin aikana odottamassa.\n\nKiitos kaikille, jotka kirjoittivat, lainasivat kuvia ja tulivat laulamaan päätösjuhlaan. Esimerkkikertomukset on keksitty, eikä jokaisella paikalla ole oikeasti ollut lavaa.','\n',char(10)),NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO project_information VALUES(2,3,'Dance pavilions by the lake','Asking, waiting and walking somebody home: two summers of memories from the shores where people around Tampere went dancing.',replace('The collection ran for two summers and has ended. What remains on the map are the shores where people danced, the jetties they left from and the rocks they sat on during the waltz.\n\nThank you to everyone who wrote, lent pictures or sang at the closing party. The stories are made-up examples, and not every place here really had a pavilion.','\n',char(10)),NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO project_information VALUES(1,4,'Rautatiekaupunki Pieksämäki','Neljän suunnan risteys, jossa kellot käyvät junan mukaan. Paikallinen yhdistys kirjaa talteen rautatieläisten kertomuksia.',replace('Pieksämäki kasvoi aseman ympärille. Yhdistys on haastatellut veturimiehiä, vaihteenhoitajia, ravintolan työntekijöitä ja heidän lapsiaan, ja tallentaa kertomukset tähän heidän puolestaan.\n\nTässä projektissa vain ylläpitäjät lisäävät paikkoja ja muistoja. Jos haluat tulla haastateltavaksi, ota yhteyttä. Kertomukset ovat keksittyjä esimerkkejä.','\n',char(10)),NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO project_information VALUES(2,4,'Pieksämäki, a railway town','A junction of four directions, where the clocks follow the trains. A local society writes down what railway people remember.',replace('Pieksämäki grew up around its station. The society has interviewed engine drivers, pointsmen, restaurant workers and their children, and stores the stories here on their behalf.\n\nOnly the administrators add places and memories to this project. Get in touch if you would like to be interviewed. The stories are made-up examples.','\n',char(10)),NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO project_information VALUES(1,5,'Kuopion torin muistot','Valmisteilla: torikahvit, kalakukot ja ensimmäiset treffit patsaan luona.','Projekti avataan toukokuussa. Tekstejä ja paikkoja täydennetään vielä, ja pilottiryhmä kokeilee kirjoittamista. Kertomukset ovat keksittyjä esimerkkejä.',NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO project_information VALUES(2,5,'Memories of Kuopio market square','In preparation: market coffee, fish pies and first dates by the statue.','The project opens in May. Texts and places are still being added, and a small group is trying out the writing. The stories are made-up examples.',NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
CREATE TABLE IF NOT EXISTS "project_moderators" (
    "project_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    CONSTRAINT "pk_project_moderators" PRIMARY KEY ("project_id", "user_id"),
    CONSTRAINT "fk_project_moderators_project_id" FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_project_moderators_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
INSERT INTO project_moderators VALUES(1,4,'2026-11-26 04:55:28.865654');
INSERT INTO project_moderators VALUES(2,5,'2026-11-26 04:55:29.360299');
INSERT INTO project_moderators VALUES(3,4,'2026-11-26 04:55:29.42837');
INSERT INTO project_moderators VALUES(4,5,'2026-11-26 04:55:29.503067');
INSERT INTO project_moderators VALUES(5,4,'2026-11-26 04:55:29.564369');
CREATE TABLE IF NOT EXISTS "sites" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_sites" PRIMARY KEY AUTOINCREMENT,
    "project_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "image_id" INTEGER NULL,
    "published" INTEGER NOT NULL,
    "modifier_id" INTEGER NULL,
    "creator_id" INTEGER NULL,
    "latitude" REAL NOT NULL,
    "longitude" REAL NOT NULL,
    "cell" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "modified_at" TEXT NOT NULL,
    CONSTRAINT "fk_sites_creator_id" FOREIGN KEY ("creator_id") REFERENCES "users" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_sites_image_id" FOREIGN KEY ("image_id") REFERENCES "images" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_sites_modifier_id" FOREIGN KEY ("modifier_id") REFERENCES "users" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_sites_project_id" FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE
);
INSERT INTO sites VALUES(1,1,'suvilahti-gasworks',NULL,1,2,2,60.186799999999998078,24.974000000000000198,8320170398535419217,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(2,1,'hanasaari-coal-yard',6,1,2,2,60.18820000000000192,24.970800000000000552,8320170398074788250,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(3,1,'sompasaari-quay',NULL,1,4,4,60.17920000000000158,24.986200000000000187,8320170400377569328,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(4,1,'teurastamo-yard',7,1,2,2,60.192199999999999706,24.979199999999998737,8320170398189236331,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(5,1,'kulosaari-bridge',NULL,1,4,4,60.188299999999998134,24.98849999999999838,8320170399915046189,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(6,1,'harbour-railway',8,1,2,2,60.184800000000002739,24.967600000000000903,8320170398535079967,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(7,1,'hakaniemi-quay',NULL,1,4,4,60.177799999999997738,24.955600000000000449,8320170398540438994,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(8,1,'dockers-canteen',NULL,1,2,2,60.18359999999999843,24.971599999999998687,8320170398535536292,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(9,1,'grandfathers-bridge',NULL,0,6,6,60.182299999999997906,24.988900000000001,8320170400376527479,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(10,2,'tehtaan-portti',10,1,3,3,65.766800000000003477,24.546199999999998909,8312786727682512158,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(11,2,'lautatarha',NULL,1,3,3,65.770200000000002662,24.543099999999999027,8312786727680995005,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(12,2,'uittoranta',12,1,5,5,65.778800000000003933,24.547799999999998731,8312786727622511218,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(13,2,'tyolaistalot',14,1,3,3,65.761300000000005639,24.548200000000001352,8312786727679092406,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(14,2,'kylakauppa',NULL,1,5,5,65.759900000000001797,24.546700000000001296,8312786727679180760,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(15,2,'kemin-asema',16,1,3,3,65.736699999999999022,24.574400000000000687,8312786728180770793,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(16,2,'sisasatama',18,1,3,3,65.732200000000005958,24.55420000000000158,8312786728238869063,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(17,3,'viikinsaari-lava',19,1,4,4,61.482799999999997453,23.715499999999998693,8321124251814986336,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(18,3,'laukontori-laituri',21,1,4,4,61.494999999999997442,23.760300000000000864,8321124251377922270,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(19,3,'rauhaniemi-ranta',23,1,4,4,61.513899999999999577,23.793399999999998329,8321124308374066095,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(20,3,'pyynikki-harju',24,1,2,2,61.496200000000001751,23.732199999999998851,8321124251347387571,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(21,3,'hatanpaa-puisto',NULL,1,4,4,61.483100000000000307,23.75619999999999976,8321124251387562988,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(22,3,'kaukajarvi-soutustadion',NULL,1,4,4,61.462800000000001434,23.87950000000000017,8321124268235887459,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(23,3,'lempaala-kanava',NULL,1,4,4,61.313899999999996737,23.749700000000000699,8322089314834737650,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(24,3,'veittijarvi-lava',27,1,4,4,61.543799999999997396,23.597500000000000142,8321124191849597334,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(25,4,'station-hall',28,1,3,3,62.301299999999997679,27.167500000000000426,8321114768886233921,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(26,4,'roundhouse',30,1,3,3,62.29959999999999809,27.159300000000001773,8321114769346029533,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(27,4,'marshalling-yard',32,1,5,5,62.298400000000000885,27.153500000000001079,8321114769317391702,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(28,4,'signal-box',NULL,1,3,3,62.300600000000002864,27.165199999999998681,8321114768886339967,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(29,4,'water-tower',NULL,1,5,5,62.30360000000000298,27.162199999999998567,8321114768885739665,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(30,4,'railway-cottages',34,1,3,3,62.304600000000000649,27.156800000000000494,8321114768856961969,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(31,4,'old-church',36,1,5,5,62.303899999999998726,27.152300000000000324,8321114768857027627,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(32,5,'torin-keskipiste',38,1,2,2,62.892499999999998292,27.677900000000001056,8320993856063107105,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(33,5,'kauppahalli',NULL,1,2,2,62.892099999999999228,27.676300000000001234,8320993856063097843,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO sites VALUES(34,5,'matkustajasatama',39,0,4,4,62.890599999999999168,27.687200000000000699,8320993856092375091,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
CREATE TABLE IF NOT EXISTS "memories" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_memories" PRIMARY KEY AUTOINCREMENT,
    "site_id" INTEGER NOT NULL,
    "user_id" INTEGER NULL,
    "image_id" INTEGER NULL,
    "title" TEXT NOT NULL,
    "story" TEXT NULL,
    "published" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "modified_at" TEXT NOT NULL,
    CONSTRAINT "fk_memories_image_id" FOREIGN KEY ("image_id") REFERENCES "images" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_memories_site_id" FOREIGN KEY ("site_id") REFERENCES "sites" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_memories_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE SET NULL
);
INSERT INTO memories VALUES(1,1,8,NULL,'Kello nousi ja laski','Isäni oli kaasutehtaalla lämmittäjänä. Minusta oli ihmeellistä, että talon kokoinen kello nousi yöllä ja laski, kun koko kaupunki alkoi keittää aamupuuroa. Kerran isä nosti minut olkapäilleen ja sanoi: nyt täti Vallilassa pani kahvipannun tulelle.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(2,1,6,NULL,'First show after dark','We came for a concert the year the yard was first opened to the public. It rained, the sound bounced between the brick walls, and somebody handed out bin bags to wear as raincoats. I still have the ticket in a coat pocket somewhere.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(3,1,7,NULL,'Skating the loading ramp','The concrete ramp behind the purifier house was the smoothest in town. A guard chased us away every Saturday at four, and every Saturday at five he came back to watch.',0,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(4,2,7,NULL,'Black snow','In winter the snow on our windowsill in Merihaka had a grey stripe for every windy day. My mother read it like a calendar: two stripes, so it had been Tuesday when the ship came. She never complained, but she did dry the laundry in the bathroom.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(5,2,8,NULL,'Kiskot jäätyivät','Talvella 1987 kiskonosturi juuttui jäähän kesken vuoron. Miehet sulattivat pyöriä kuumalla vedellä, jota kannettiin maitotonkissa ruokalasta. Kun nosturi viimein nytkähti, koko laituri taputti.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(6,3,6,NULL,'A crate of green bananas','My uncle drove a forklift here. One November a crate broke, and every child in our staircase got four green bananas wrapped in newspaper, with orders to keep them on top of the refrigerator. We checked them every hour for a week. Nothing I have eaten since has been as good as the first yellow one.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(7,3,2,NULL,'Sauna romusta','Löysimme kasan laudanpätkiä ja jonkun pihalle jättämän kiukaan. Ensimmäisenä iltana seinissä oli niin isot raot, että löyly karkasi merelle, mutta kaikki mahtuivat. Vieraat ihmiset toivat klapeja ja jäivät soittamaan kitaraa.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(8,3,7,NULL,'The last container','I happened to be on the bridge when the final ship cast off. There was no ceremony. A man in orange overalls lifted his helmet to the captain, and that was that.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(9,3,8,NULL,'Silakkaparvi','Syyskuussa silakka tuli ihan laiturin reunaan. Kun yksi sai, kaikki saivat, ja vartija kävi kysymässä, riittäisikö hänellekin. Perkasimme kalat kotona keittiön lattialla sanomalehtien päällä yöhön asti.',0,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(10,4,8,NULL,'Makkarapaketti perjantaisin','Äiti oli konttorissa kirjanpitäjänä ja toi perjantaisin paketin, jonka naru säästettiin laatikkoon. Paketissa oli aina yksi nakki ylimääräistä. Se oli sen, joka ehti ensin ovelle.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(11,4,6,NULL,'Learning to dance outdoors','On summer Wednesdays somebody put a loudspeaker on a windowsill and taught swing to whoever turned up. I came to eat a soup and went home having danced with a retired butcher who had worked in the very same yard for thirty years.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(12,5,7,NULL,'Shouting for Kalle','We rowed under the bridge and shouted for Kalle, who always answered. When the metro came, Kalle answered a second later than before, or so my little brother claimed. He is an acoustics engineer now.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(13,5,8,NULL,'Jäätie','Tammikuussa oikaisimme jäätä pitkin kouluun. Isä oli merkinnyt reitin kuusenhavuilla, ja keväällä viimeinen havu jäi uimaan sillan pilarin viereen.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(14,6,6,9,'Forty-one wagons','The record was forty-one. The teacher did not believe us, so the next time the train came the whole class walked down to count, and she lost her place at seventeen because the driver waved at her.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(15,6,2,NULL,'Vaihdemiehen koira','Vaihdemiehellä oli musta koira, joka istui joka aamu samalla ratapölkyllä. Jos koira oli jo noussut, tiesimme junan olevan tulossa ja aloimme juosta.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(16,7,8,NULL,'Perunoita suoraan laivasta','Syksyllä menimme isoäidin kanssa ostamaan perunat suoraan laivasta. Laivuri punnitsi ne vaa’alla, joka keinui aaltojen mukana, ja isoäiti odotti aina sitä hetkeä, jolloin vaaka näytti hänelle edullisinta lukemaa. Laivuri tiesi sen ja nauroi.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(17,7,7,NULL,'Reading on the sandbags','I was a student and too poor for cafés, so I read my exam books on a pile of sandbags in the sun. The skipper gave me coffee from a thermos on the condition that I explained the chapter to him.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(18,8,6,NULL,'The accordion under the counter','The cook kept an accordion under the counter. If a ship was late and there was nothing to unload, she played, and men who had been shouting at each other all morning sang the second voice.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(19,8,2,NULL,'A name on a mug','Every regular had his own enamel mug on a nail. My grandfather’s nail was the third from the door. When the canteen was emptied a neighbour brought us the mug, and it still holds our pencils.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(20,9,6,NULL,'The ferryman’s bell','Before the bridge you rang a bell and waited for a man with a rowing boat. He charged adults, let children row, and gave dogs a biscuit. I proposed this place because the bell ought to be remembered.',0,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(21,10,8,11,'Pyöriä rivissä','Laskin koulumatkalla pyörät portin telineessä. Jos isän sininen Tunturi oli vielä paikallaan, tiesin, että kotona on hiljaista ja sain soittaa levyjä niin kovalla kuin halusin.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(22,10,3,NULL,'Ensimmäinen palkkapäivä','Olin viisitoista ja kesätöissä lautatarhalla. Palkka maksettiin kuoressa, ja kuoren päälle oli kirjoitettu nimeni musteella. Ostin äidille kahvipaketin ja itselleni kumisaappaat, ja loput annoin pois kun en muutakaan keksinyt.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(23,10,7,NULL,'Moving away','I left through this gate in 1969 with a cardboard suitcase and a ticket to Gothenburg. The porter, who had never said a word to me, came out of his booth and shook my hand. I have written to his daughter every Christmas since.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(24,11,6,NULL,'Piilosilla tapuleissa','Lautatarhalle ei saanut mennä, joten siellä oltiin joka ilta. Paras piilo oli kolmannessa rivissä, jossa puuttui yksi lauta. Vahti tiesi sen ja koputti aina ohi mennessään kolme kertaa, mutta ei koskaan kurkistanut sisään.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(25,11,5,NULL,'Tapulintekijän kädet','Ukki latoi lautoja neljäkymmentä vuotta. Hän osasi sanoa kädellään, oliko lauta mäntyä vai kuusta, ja voitti sillä vedon vielä kahdeksankymppisenä silmät sidottuina.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(26,12,3,13,'Yli tukkeja pitkin','Setä kertoi juosseensa joen yli tukkeja pitkin voittaakseen pussillisen karamelleja. Puolivälissä hän putosi, mutta piti pussin pinnan yläpuolella. Karamellit olivat kuivia ja setä märkä, ja tätini rakastui siihen paikkaan.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(27,12,8,NULL,'Nuotion ympärillä','Uittomiehet keittivät kahvia nuotiolla ja antoivat meille lapsille sokeripalan. Joku soitti huuliharppua. Valoisa yö, hyttyset ja savun haju – vieläkin, kun sytytän grillin, olen hetken siellä.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(28,12,6,NULL,'Keksi','Isoisän keksi on nyt mökin seinällä. Sen varteen on veistetty seitsemän vuosilukua, yksi joka keväältä, jolloin hän oli uitossa.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(29,13,8,NULL,'Seinän läpi','Naapurin Elli koputti seinään kaksi kertaa, kun pulla tuli uunista. Kolme koputusta tarkoitti, että pulla oli palanut ja sai tulla silti.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(30,13,3,15,'Meidän talo oli keltainen','Veljeni kanssa riitelimme siitä, oliko talo keltainen vai okra. Kun se purettiin, löysimme laudan alta viisi maalikerrosta, ja alimmainen oli vaaleansininen. Kumpikaan ei ollut oikeassa.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(31,13,7,NULL,'A letter with a drawing','My grandmother could not write much, so she drew: the house, the well, five stick figures and a smoking chimney. The letter took nine days to reach me. I have it framed above my desk.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(32,14,5,NULL,'Vihkon viimeinen sivu','Kun kauppa lopetti, kauppias repi vihkosta irti sivut, joilla oli vielä velkaa, ja pani ne uuniin. Sen sai tietää vasta hänen hautajaisissaan, kun kolme perhettä kertoi saman tarinan.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(33,14,6,NULL,'Kymmenen pennin pussi','Irtokarkit punnittiin tötteröön, joka käärittiin ruskeasta paperista. Myyjä lisäsi aina yhden, jos osasi sanoa päivän säätilan englanniksi. Opin sanan drizzle ennen kuin osasin jakolaskun.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(34,15,7,17,'The night train home','I came back for the first time after eleven years. The conductor woke me early because he wanted me to see the sea ice before the town. My whole family was on the platform, including a niece I had never met, who handed me a rye bread as if it were a bouquet.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(35,15,8,NULL,'Jäähyväiset huivilla','Äiti heilutti aina huivilla, koska käsi ei hänen mielestään näkynyt tarpeeksi kauas. Huivi oli vihreä, ja sitä ei käytetty mihinkään muuhun.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(36,16,5,NULL,'Lastaajien tauko','Lastaajat söivät eväänsä laudoilla istuen, jalat veden yllä. Yksi heistä opetti minut solmimaan paalusolmun, ja sillä solmulla kiinnitän veneeni edelleen.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(37,16,3,NULL,'Lumilinna ennen lumilinnaa','Rakensimme lapsina rantaan linnan auratuista kokkareista. Ikkunoihin pantiin jäälevyt, ja sisällä paloi lyhty. Viikon se kesti, sitten tuli suoja ja meri vei sen.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(38,17,8,20,'Viimeinen laiva','Myöhästyimme viimeisestä laivasta viisi ihmistä, emmekä tunteneet toisiamme. Yksi osasi tehdä tulen, toisella oli makkaraa ja kolmannella kitara. Aamulla kapteeni kysyi, pidimmekö häitä. Ei silloin vielä.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(39,17,6,NULL,'Punainen lyhty','Järjestysmies ripusti lavan nurkkaan punaisen lyhdyn, kun oli naisten haku. Minä seisoin lyhdyn alla koko illan ihan varmuuden vuoksi.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(40,17,7,NULL,'Learning the tango','I was visiting from Sweden and could dance nothing. An elderly woman took me by the sleeve and said that the tango is only walking, but with an opinion. We walked with an opinion until the boat left.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(41,18,4,NULL,'Kaksi paria kenkiä','Torille tultiin kumisaappaissa ja tanssikengät vaihdettiin laivassa. Kerran jalkaani tuli vahingossa eri pari: toinen oli mustaa nahkaa ja toinen siskon sininen. Kukaan ei huomannut, paitsi se yksi, jonka kanssa olen ollut naimisissa neljäkymmentä vuotta.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(42,18,8,22,'Mustikoita tuokkosessa','Torimummo antoi tuokkosen mustikoita tanssiin lähtijöille, koska siitä sai hänen mukaansa hyvän puheenaiheen. Saikin. Hampaat olivat siniset, ja nauroimme koko matkan.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(43,19,6,NULL,'Letti jäässä','Syyskuun viimeisissä tansseissa oli pakkasta. Siskoni tuli suoraan uimasta, ja letti jäätyi tikuksi matkalla. Hän tanssi niin, ettei kukaan päässyt kovin lähelle.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(44,19,4,NULL,'Radio ikkunalaudalla','Kun orkesteri jäi tulematta, kioskin emäntä nosti radion ikkunalaudalle. Tuli säätiedotus, ja sen tahtiin mentiin yksi hidas.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(45,19,8,NULL,'Rantakivi','Se iso kivi laiturin vieressä on minun. Istuin siinä seitsemän valssia, ja kahdeksannen aikana joku kysyi, onko siinä tilaa.',0,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(46,20,2,25,'Polku alas','Lavalta näkötornille vievä polku oli tunnettu. Jos joku kysyi, lähdetkö katsomaan järveä, kysymys ei koskenut järveä. Minä sanoin nähneeni sen jo, ja kadun sitä vähän vieläkin.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(47,20,7,NULL,'Sugar on my collar','He was so nervous that he shook the sugar off the doughnut and on to my coat. I kept the coat unbrushed for a week.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(48,21,8,NULL,'Ruusujen välissä','Isä opetti minulle foxtrotin puiston hiekkakäytävällä, koska äiti ei sallinut sitä matolla. Kaarteeseen jäi kengänkärjestä ura. Kävin katsomassa seuraavana kesänä, ja olin näkevinäni sen yhä.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(49,21,6,NULL,'Ruusutarhan orkesteri','Kolme poikaa konservatoriosta soitti penkillä ja pyysi maksuksi jäätelön. Tanssijoita oli kaksi ja katsojia neljä, mutta ilta oli parempi kuin moni iso.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(50,22,4,NULL,'Hävinnyt kaksikko','Veljeni ja hänen parinsa tulivat viimeisiksi, mutta tanssilattialla heistä ei kukaan tiennyt sitä. Voittajat istuivat penkillä, koska jalat eivät kantaneet.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(51,22,7,NULL,'Airoista tehty portti','Kun serkkuni meni naimisiin, soutajat tekivät airoista portin lavan eteen. Yksi airo oli niin lyhyt, että sulhasen piti kumartua.',0,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(52,23,2,NULL,'Sulussa tanssittu','Sulunvartija sanoi, että vettä nostetaan kaksikymmentä minuuttia. Siinä ajassa tanssii neljä kappaletta, ja niin tehtiin joka sunnuntai koko kesän. Vene odotti aina kiltisti.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(53,23,8,26,'Orkesterin lautta','Orkesteri tuli proomulla ja soitti jo tullessaan. Rumpali oli perässä, ja siksi rytmi tuli rantaan viimeisenä.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(54,24,4,NULL,'Sähköt poikki','Lamppu sammui kesken jenkan, eikä kukaan lopettanut. Soittaja sanoi jälkeenpäin, ettei hän ollut nähnyt nuotteja ennenkään.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(55,24,6,NULL,'Pyörä kuusen alla','Jätin pyöräni aina saman kuusen alle. Eräänä iltana sen vieressä oli toinen pyörä, ja satulalla oli lappu: odota.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(56,25,3,29,'Four minutes','An engine driver told us: my sister lived in Jyväskylä and my brother in Kuopio, and twice a year their trains stopped here at the same time, for four minutes. All three of us met on platform two. We had it down to an art: one minute to hug, two to talk, one to hand over the rye bread.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(57,25,5,NULL,'Kuuluttajan ääni','Kuuluttaja oli naapurimme. Kotona hän puhui niin hiljaa, ettei häntä kuullut keittiön pöydän yli, mutta asemalla koko kaupunki tiesi hänen vointinsa. Flunssan kuuli heti Savonlinnan junasta.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(58,25,2,NULL,'Lost mittens','The lost property cupboard held forty-two single mittens one spring. The caretaker hung them on a string in the hall like flags. Thirty were collected, and two people found the wrong one and kept it.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(59,26,5,31,'Porridge on the firebox','My grandfather cooked his porridge on a shovel in the firebox. He said that it was the only clean thing on the engine. When steam ended he bought an electric cooker, tasted the first bowl and declared that something was missing.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(60,26,3,NULL,'The cat on the payroll','There was a grey cat called Inspector. It had its own line in the ledger: milk, two decilitres. An auditor from Helsinki asked about it, was shown the cat, and signed.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(61,26,2,NULL,'Viimeinen höyry','Viimeisen höyryveturin sammuttaminen kesti koko yön, koska kukaan ei halunnut lähteä kotiin. Aamulla lämmittäjä laski kätensä kylkeen ja sanoi, että vielä se on haalea.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(62,27,5,NULL,'Silence on Christmas Eve','People here could not sleep on Christmas Eve because it was too quiet. My mother used to let the tap drip on purpose.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(63,27,3,33,'Chalk marks','The shunters wrote on the wagons in chalk, and the same wagon could come back a month later with an answer. One game of noughts and crosses went to Oulu and back three times. We still do not know who played at the other end.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(64,28,2,NULL,'Lever seventeen','Lever seventeen was called Hilma because it was stubborn. The first woman to work in the box was also called Hilma, and moved it with one finger. After that they called the lever Kalle.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(65,28,5,NULL,'Tähtiä katsomassa','Yövuorossa, kun junia ei tullut tuntiin, vaihteenhoitaja sammutti valot ja katsoi tähtiä. Hän oppi tähtikuviot almanakasta ja opetti ne meille, vipujen nimien kanssa sekaisin.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(66,29,3,NULL,'The accidental shower','On hot days the man at the pump used to open the crane by accident for exactly as long as it took to count to twenty. We stood ready in our bathing suits at two o’clock. He never once looked our way.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(67,30,5,35,'Curtains by timetable','My aunt opened her curtains for the morning train and closed them after the evening one. When the timetable changed, so did our bedtime.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(68,30,2,NULL,'Omenoita junaan','Radan puoleisessa omenapuussa oli aina eniten omenoita. Heitimme niitä konduktöörille, joka heitti takaisin vanhoja lippuja. Niillä leikittiin junaa koko talvi.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(69,31,3,37,'The bride on the locomotive','The bride was an engine driver’s daughter and the road was closed by snow, so her father brought her in on the plough engine. She walked up the aisle with one streak of soot on her glove, and refused to change it for the photograph.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(70,31,5,NULL,'Kynttilä ikkunalla','Jouluna pantiin kynttilä kirkon ikkunalle niille, jotka olivat linjalla. Sen näki radalta asti, ja isä vihelsi joka vuosi samassa kohdassa lyhyesti kaksi kertaa.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(71,32,8,NULL,'Paikka numero neljä','Mieheni istui aina penkin neljännellä paikalla. Kun hän kuoli, muut jättivät paikan tyhjäksi koko kesäksi. Syksyllä minut pyydettiin siihen.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(72,32,4,NULL,'Sanasota sateessa','Sade rummutti telttaan niin, ettei kukaan kuullut toista. Silti juteltiin tunti, ja kaikki olivat lähtiessään samaa mieltä.',0,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(73,33,8,NULL,'Kukko sanomalehdessä','Kalakukko käärittiin sanomalehteen ja sitten huopaan. Se oli lämmin vielä Iisalmessa asti, ja junassa koko vaunu tuli tutuksi.',1,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO memories VALUES(74,34,4,40,'Sinilaiva','Laiva vihelsi kerran torimyyjille ja toisen kerran myöhästyneille. Kolmas vihellys oli meitä lapsia varten, ja siitä sai kiittää hattua nostamalla.',0,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
CREATE TABLE IF NOT EXISTS "site_information" (
    "lang_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "name" TEXT NULL,
    "abstract" TEXT NULL,
    "description" TEXT NULL,
    "modifier_id" INTEGER NULL,
    "created_at" TEXT NOT NULL,
    "modified_at" TEXT NOT NULL,
    CONSTRAINT "pk_site_information" PRIMARY KEY ("site_id", "lang_id"),
    CONSTRAINT "fk_site_information_lang_id" FOREIGN KEY ("lang_id") REFERENCES "languages" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_site_information_modifier_id" FOREIGN KEY ("modifier_id") REFERENCES "users" ("id") ON DELETE SET NULL,
    CONSTRAINT "fk_site_information_site_id" FOREIGN KEY ("site_id") REFERENCES "sites" ("id") ON DELETE CASCADE
);
INSERT INTO site_information VALUES(1,1,'Suvilahden kaasukello','Pyöreä rautakehikko, joka näkyi ikkunastamme ja kertoi, oliko kaupungilla kaasua.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,1,'The Suvilahti gasholder','The round iron frame that told the whole neighbourhood how much gas was left in the city.','The gasworks stood between the shore road and the railway. When it closed, the yards slowly turned into a place for concerts, workshops and skateboards.',NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,2,'Hanasaaren hiilikasa','Musta vuori, jonka huippu vaihtoi paikkaa joka viikko.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,2,'The Hanasaari coal yard','A black mountain whose summit moved every week.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,3,'Sompasaaren laituri','Täällä purettiin kontteja, ja illalla samalla laiturilla ongittiin silakkaa.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,3,'Sompasaari quay','Containers by day, herring fishing by night.','The island was joined to the shore with rubble and became a container harbour. After the last ship left, people built a sauna out of the scrap and the driftwood they found.',NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,4,'Teurastamon piha','Punatiilinen piha, jolla lihakärryt vaihtuivat kahvipöytiin.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,4,'The abattoir yard','A red-brick yard where meat carts gave way to coffee tables.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,5,'Kulosaaren sillan alla','Sillan alla kaikui, ja kaiulle keksittiin nimi.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,5,'Under the Kulosaari bridge','There was an echo under the bridge, and the echo had a name.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,6,'Satamaradan ylikäytävä','Täällä odotettiin, laskettiin vaunuja ja myöhästyttiin koulusta.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,6,'The harbour railway crossing','Where we waited, counted wagons and were late for school.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,7,'Hakaniemenrannan proomut','Proomut toivat saaristosta hiekkaa, halkoja ja joskus perunoita.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,7,'Barges at Hakaniemenranta','The barges brought sand, firewood and sometimes potatoes.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,8,'The dockers’ canteen','A low building with steamed-up windows. The pea soup was on Thursdays, and everybody knew it.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,9,'Isoisänsilta','Uusi silta, vanha reitti: tästä mentiin ennen veneellä.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,9,'Isoisänsilta, the grandfather’s bridge','A new bridge on an old route: people used to row here.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,10,'Tehtaan portti','Portin kello näytti aina kaksi minuuttia yli, ettei kukaan myöhästyisi.','Portista kulki parhaimmillaan satoja ihmisiä vuorossa. Sen vieressä oli ilmoitustaulu, pyöräteline ja kioski, josta sai kahvia reilusti ennen kuutta.',NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,10,'The factory gate','The clock at the gate was always two minutes fast, so that nobody would be late.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,11,'Lautatarha','Lautatapulit olivat kuin kadunvarsia, ja niiden välissä tuoksui pihka.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,11,'The timber yard','The stacks stood like streets, and between them it smelled of resin.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,12,'Uittoranta','Keväällä joki oli niin täynnä tukkeja, että vettä sai etsiä.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,12,'The log-driving shore','In spring there were so many logs in the river that you had to look for the water.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,13,'Työläistalot','Neljä perhettä, yksi piha, yksi kaivo ja yhteinen pyykkipäivä.','Talot maalattiin joka viides vuosi, ja väri arvottiin. Siksi samassa rivissä oli keltaista, harmaata ja punaista.',NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,13,'The workers’ houses','Four families, one yard, one well and a shared washing day.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,14,'Kyläkauppa','Kaupassa oli musta vihko, johon ostokset kirjoitettiin tiliin asti.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,14,'The village shop','There was a black notebook where purchases were written down until payday.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,15,'Kemin asema','Täältä lähdettiin, ja tänne joskus palattiin.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,15,'Kemi railway station','From here people left, and to here some of them came back.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,16,'Sisäsatama','Lautalaivat lastattiin täällä, ja talvella rannasta lähti jäätie.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,17,'Viikinsaaren lava','Saareen mentiin laivalla ja takaisin viimeisellä vuorolla, jos ehdittiin.','Laivamatka kesti juuri sen verran, että ehti katsoa, kuka oli tulossa. Lavalta kuului musiikki jo ennen kuin laituri näkyi.',NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,17,'The Viikinsaari pavilion','You went to the island by boat and came back on the last one, if you made it.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,18,'Laukontorin laituri','Kengät kassissa ja kampa taskussa: täältä lähdettiin saareen.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,18,'The Laukontori jetty','Shoes in a bag and a comb in the pocket: this was where you set off for the island.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,19,'Rauhaniemen ranta','Ensin uitiin, sitten saunottiin ja märin hiuksin tanssimaan.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,19,'Rauhaniemi shore','First a swim, then the sauna, and off to dance with wet hair.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,20,'Pyynikin harju','Harjulta näki molemmat järvet, ja näkötornilla söivät munkkia nekin, joita ei ollut haettu.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,20,'Pyynikki ridge','From the ridge you could see both lakes, and there were doughnuts for those who had not been asked to dance.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,21,'Hatanpään puisto','Puistossa harjoiteltiin askelia, kun kukaan ei katsonut.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,21,'Hatanpää park','The park was for practising steps when nobody was looking.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,22,'Kaukajärven ranta','Soutukilpailujen jälkeen tanssittiin katsomon edessä.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,22,'Kaukajärvi shore','After the regatta there was dancing in front of the stands.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,23,'Lempäälän kanavan lava','Sulkuun tultiin veneellä ja jäätiin tanssimaan, kun vesi nousi.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,23,'The canal pavilion in Lempäälä','You came to the lock by boat and danced while the water rose.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,24,'Veittijärven kesälava','Pieni lava, iso kuusi ja yksi hehkulamppu.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,25,'Asemahalli','Halli, jossa puoli Suomea on joskus vaihtanut junaa.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,25,'The station hall','A hall where half of Finland has changed trains at some point.','People who have never lived in Pieksämäki remember its station: the bench, the clock, the draught from the door and the announcement that the train to Joensuu leaves from track three.',NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,26,'Veturitalli','Talli lämpeni koneista, eikä siellä paleltu pakkasellakaan.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,26,'The roundhouse','Heated by the engines themselves, it was never cold even in the hardest frost.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,27,'Ratapiha','Yöllä ratapihan kolina oli kaupungin kehtolaulu.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,27,'The marshalling yard','At night the clatter of the yard was the lullaby of the town.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,28,'Asetinlaite','Vivut oli kiillotettu kämmenillä, ja jokaisella oli nimi.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,28,'The signal box','The levers were polished by palms, and every one of them had a name.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,29,'Vesitorni','Veturit joivat täällä, ja lapset saivat kesällä suihkun.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,29,'The water tower','The engines drank here, and in summer the children got a shower.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,30,'Rautatieläisten talot','Talojen seinät olivat samaa keltaista kuin asema.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,30,'The railway cottages','The cottages were painted the same yellow as the station, from the same barrel.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,31,'Vanha kirkko','Puukirkon kellot ja junan vihellys kuuluivat yhtä aikaa.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,31,'The old church','The bells of the wooden church and the whistle of the train were heard together.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,32,'Torin kahviteltta','Teltta, jossa samat miehet ovat olleet eri mieltä samoista asioista kolmekymmentä vuotta.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,32,'The coffee tent','A tent where the same men have disagreed on the same matters for thirty years.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,33,'Kauppahalli','Hallin ovella tuoksui kalakukko, ja tuoksu tuli mukana kotiin asti.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(2,33,'The market hall','It smelled of fish pie at the door, and the smell followed you home.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
INSERT INTO site_information VALUES(1,34,'Matkustajasatama','Torilta kuljettiin satamaan kantamukset sylissä.',NULL,NULL,'2026-11-26 04:55:29.66466','2026-11-26 04:55:29.66466');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('images',40);
INSERT INTO sqlite_sequence VALUES('users',8);
INSERT INTO sqlite_sequence VALUES('projects',5);
INSERT INTO sqlite_sequence VALUES('sites',34);
INSERT INTO sqlite_sequence VALUES('memories',74);
INSERT INTO sqlite_sequence VALUES('login_log',4);
CREATE INDEX "ix_audit_memories_user_id" ON "audit_memories" ("user_id");
CREATE INDEX "ix_audit_sites_user_id" ON "audit_sites" ("user_id");
CREATE INDEX "ix_images_uploader_id" ON "images" ("uploader_id");
CREATE UNIQUE INDEX "ux_images_file_name" ON "images" ("file_name");
CREATE UNIQUE INDEX "ux_languages_lang" ON "languages" ("lang");
CREATE INDEX "ix_login_log_timestamp" ON "login_log" ("timestamp");
CREATE INDEX "ix_login_log_user_id" ON "login_log" ("user_id");
CREATE INDEX "ix_login_mails_claimed_until" ON "login_mails" ("claimed_until");
CREATE INDEX "ix_login_mails_lang_id" ON "login_mails" ("lang_id");
CREATE INDEX "ix_login_mails_user_id" ON "login_mails" ("user_id");
CREATE INDEX "ix_memories_image_id" ON "memories" ("image_id");
CREATE INDEX "ix_memories_site_id_published_id_image_id" ON "memories" ("site_id", "published", "id", "image_id");
CREATE INDEX "ix_memories_user_id" ON "memories" ("user_id");
CREATE INDEX "ix_project_admins_user_id" ON "project_admins" ("user_id");
CREATE INDEX "ix_project_contact_modifier_id" ON "project_contact" ("modifier_id");
CREATE INDEX "ix_project_information_lang_id" ON "project_information" ("lang_id");
CREATE INDEX "ix_project_information_modifier_id" ON "project_information" ("modifier_id");
CREATE INDEX "ix_project_moderators_user_id" ON "project_moderators" ("user_id");
CREATE INDEX "ix_projects_default_language_id" ON "projects" ("default_language_id");
CREATE INDEX "ix_projects_image_id" ON "projects" ("image_id");
CREATE INDEX "ix_projects_modifier_id" ON "projects" ("modifier_id");
CREATE UNIQUE INDEX "ux_projects_name" ON "projects" ("name");
CREATE INDEX "ix_site_information_lang_id" ON "site_information" ("lang_id");
CREATE INDEX "ix_site_information_modifier_id" ON "site_information" ("modifier_id");
CREATE INDEX "ix_sites_creator_id" ON "sites" ("creator_id");
CREATE INDEX "ix_sites_image_id" ON "sites" ("image_id");
CREATE INDEX "ix_sites_modifier_id" ON "sites" ("modifier_id");
CREATE INDEX "ix_sites_project_id_cell_published_creator_id_latitude_longitude" ON "sites" ("project_id", "cell", "published", "creator_id", "latitude", "longitude");
CREATE INDEX "ix_sites_project_id_published" ON "sites" ("project_id", "published");
CREATE UNIQUE INDEX "ux_sites_project_id_name" ON "sites" ("project_id", "name");
CREATE INDEX "ix_users_image_id" ON "users" ("image_id");
CREATE INDEX "ix_users_lang_id" ON "users" ("lang_id");
CREATE UNIQUE INDEX "ux_users_email_key" ON "users" ("email_key");
CREATE UNIQUE INDEX "ux_users_username_key" ON "users" ("username_key");
COMMIT;
