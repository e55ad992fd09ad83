
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
/*!40103 SET TIME_ZONE='+00:00' */;
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */;
DROP TABLE IF EXISTS `__EFMigrationsHistory`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `__EFMigrationsHistory` (
  `MigrationId` varchar(150) NOT NULL,
  `ProductVersion` varchar(32) NOT NULL,
  PRIMARY KEY (`MigrationId`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `__EFMigrationsHistory` WRITE;
/*!40000 ALTER TABLE `__EFMigrationsHistory` DISABLE KEYS */;
INSERT INTO `__EFMigrationsHistory` VALUES
('20261125073902_Initial','9.0.23');
/*!40000 ALTER TABLE `__EFMigrationsHistory` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `audit_memories`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `audit_memories` (
  `user_id` int(11) NOT NULL,
  `memory_id` bigint(20) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  PRIMARY KEY (`memory_id`,`user_id`),
  KEY `ix_audit_memories_user_id` (`user_id`),
  CONSTRAINT `fk_audit_memories_memory_id` FOREIGN KEY (`memory_id`) REFERENCES `memories` (`id`) ON DELETE CASCADE,
  CONSTRAINT `fk_audit_memories_user_id` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `audit_memories` WRITE;
/*!40000 ALTER TABLE `audit_memories` DISABLE KEYS */;
INSERT INTO `audit_memories` VALUES
(1,1,'2026-11-01 12:00:00.000000'),
(2,1,'2026-11-01 12:00:00.000000'),
(3,1,'2026-11-01 12:00:00.000000'),
(1,2,'2026-11-01 12:00:00.000000'),
(2,2,'2026-11-01 12:00:00.000000'),
(3,2,'2026-11-01 12:00:00.000000'),
(1,3,'2026-11-01 12:00:00.000000'),
(2,3,'2026-11-01 12:00:00.000000'),
(3,3,'2026-11-01 12:00:00.000000'),
(1,4,'2026-11-01 12:00:00.000000'),
(2,4,'2026-11-01 12:00:00.000000'),
(3,4,'2026-11-01 12:00:00.000000');
/*!40000 ALTER TABLE `audit_memories` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `audit_sites`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `audit_sites` (
  `user_id` int(11) NOT NULL,
  `site_id` int(11) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  PRIMARY KEY (`site_id`,`user_id`),
  KEY `ix_audit_sites_user_id` (`user_id`),
  CONSTRAINT `fk_audit_sites_site_id` FOREIGN KEY (`site_id`) REFERENCES `sites` (`id`) ON DELETE CASCADE,
  CONSTRAINT `fk_audit_sites_user_id` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `audit_sites` WRITE;
/*!40000 ALTER TABLE `audit_sites` DISABLE KEYS */;
INSERT INTO `audit_sites` VALUES
(1,1,'2026-11-01 12:00:00.000000'),
(2,1,'2026-11-01 12:00:00.000000'),
(1,2,'2026-11-01 12:00:00.000000'),
(2,2,'2026-11-01 12:00:00.000000'),
(1,3,'2026-11-01 12:00:00.000000'),
(2,3,'2026-11-01 12:00:00.000000');
/*!40000 ALTER TABLE `audit_sites` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `images`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `images` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `uploader_id` int(11) DEFAULT NULL,
  `file_name` varchar(100) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `modified_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `ux_images_file_name` (`file_name`),
  KEY `ix_images_uploader_id` (`uploader_id`),
  CONSTRAINT `fk_images_uploader_id` FOREIGN KEY (`uploader_id`) REFERENCES `users` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB AUTO_INCREMENT=41 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `images` WRITE;
/*!40000 ALTER TABLE `images` DISABLE KEYS */;
INSERT INTO `images` VALUES
(1,NULL,'4db1bfab-1dc1-4a64-b2be-232d9f46ad27.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,NULL,'0b91dec3-060e-493a-abe2-64903b3982ea.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(3,NULL,'b1931ec1-dd9a-4bca-ad0c-4ce18baf52c5.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(4,NULL,'3d281968-0b80-45f0-9061-258fd1a44683.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(5,NULL,'88c9090d-4aae-4a8d-9c05-2be682446974.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(6,2,'1f5ce6b3-f589-4b16-8b06-85c46f9e6ee7.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(7,2,'ccc16876-9f79-476c-a50d-3c014ed7dcd5.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(8,2,'99d4f7ec-c576-4b84-a39e-63f8792e63af.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(9,6,'6ac5ff99-e530-4463-a49a-46f45dda1a52.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(10,3,'f6342ab0-3e41-4cbb-ace2-bdc2f7bf12ca.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(11,8,'c5646d40-6150-41d9-885f-aa4ff4b96edb.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(12,5,'07b72630-5371-46ef-a403-fae77739590e.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(13,3,'ab7f5bc2-61b6-4472-95c9-11aad2bdcb17.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(14,3,'e8e32a52-1c20-44b3-a33b-9ddbc79b37f8.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(15,3,'4bf01941-ae35-4aee-aace-5edfc9165538.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(16,3,'42ae56b9-49f5-47d5-acaa-7384a4abe833.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(17,7,'9199ca59-9acf-4899-bfc0-191005125acb.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(18,3,'220b46a2-034d-4cdc-a62b-29c07ed419d8.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(19,4,'16544fbd-b203-4ab9-9ba0-97d312baa07a.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(20,8,'408ba802-9e51-4299-ae24-2610a1211949.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(21,4,'6995b933-4b19-45a5-8834-d8fe0057085a.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(22,8,'d4096954-c378-4deb-8637-8cee80f8d2dc.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(23,4,'ccd7d36d-4c8c-4519-bfcb-b9b0f0102df9.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(24,2,'ec086a1d-0665-4a8b-be5e-1b0d3608951a.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(25,2,'19962c14-6777-46af-80dd-ccaec9947f31.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(26,8,'fd3dc1a6-b686-4b1d-8cc3-488bb6e80789.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(27,4,'c10afeb6-9781-4ef1-9d19-f8ac5970f7c9.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(28,3,'2f5740e1-7e9f-4394-9243-c7d03cb47202.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(29,3,'5829db5f-35c3-49d8-88c1-e94fc13d03cc.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(30,3,'fe39554e-bd2e-4ec7-b853-6a099d2b9ea6.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(31,5,'1c0ca0ad-cd0d-4e6f-a23f-32f524682a05.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(32,5,'f44a7632-79e2-4f0e-bb13-4a381ab77df1.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(33,3,'6a636ade-3567-4bd1-a340-6b2ef7e97b61.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(34,3,'745847b8-c6bd-4e05-9f97-b879c1a5d5fd.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(35,5,'ce11f63d-8ba8-40f1-8f99-2880937a91e0.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(36,5,'e8c61605-5c25-4486-a40e-35b34fc5a5cb.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(37,3,'6fd05a9f-975b-4628-a8ef-06ed546e9368.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(38,2,'cf79fb07-7707-47f0-9472-eac25f3b10c0.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(39,4,'df1021f0-e480-4d29-b872-491a33bdc4f5.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(40,4,'cc41d0d1-6b6f-4eb7-9085-4a3b9c4b6445.jpg','2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516');
/*!40000 ALTER TABLE `images` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `languages`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `languages` (
  `id` int(11) NOT NULL,
  `lang` varchar(5) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `ux_languages_lang` (`lang`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `languages` WRITE;
/*!40000 ALTER TABLE `languages` DISABLE KEYS */;
INSERT INTO `languages` VALUES
(3,'aa'),
(4,'ab'),
(5,'ae'),
(6,'af'),
(7,'ak'),
(8,'am'),
(9,'an'),
(10,'ar'),
(11,'as'),
(12,'av'),
(13,'ay'),
(14,'az'),
(15,'ba'),
(16,'be'),
(17,'bg'),
(18,'bi'),
(19,'bm'),
(20,'bn'),
(21,'bo'),
(22,'br'),
(23,'bs'),
(24,'ca'),
(25,'ce'),
(26,'ch'),
(27,'co'),
(28,'cr'),
(29,'cs'),
(30,'cu'),
(31,'cv'),
(32,'cy'),
(33,'da'),
(34,'de'),
(35,'dv'),
(36,'dz'),
(37,'ee'),
(38,'el'),
(2,'en'),
(39,'eo'),
(40,'es'),
(41,'et'),
(42,'eu'),
(43,'fa'),
(44,'ff'),
(1,'fi'),
(45,'fj'),
(46,'fo'),
(47,'fr'),
(48,'fy'),
(49,'ga'),
(50,'gd'),
(51,'gl'),
(52,'gn'),
(53,'gu'),
(54,'gv'),
(55,'ha'),
(56,'he'),
(57,'hi'),
(58,'ho'),
(59,'hr'),
(60,'ht'),
(61,'hu'),
(62,'hy'),
(63,'hz'),
(64,'ia'),
(65,'id'),
(66,'ie'),
(67,'ig'),
(68,'ii'),
(69,'ik'),
(70,'io'),
(71,'is'),
(72,'it'),
(73,'iu'),
(74,'ja'),
(75,'jv'),
(76,'ka'),
(77,'kg'),
(78,'ki'),
(79,'kj'),
(80,'kk'),
(81,'kl'),
(82,'km'),
(83,'kn'),
(84,'ko'),
(85,'kr'),
(86,'ks'),
(87,'ku'),
(88,'kv'),
(89,'kw'),
(90,'ky'),
(91,'la'),
(92,'lb'),
(93,'lg'),
(94,'li'),
(95,'ln'),
(96,'lo'),
(97,'lt'),
(98,'lu'),
(99,'lv'),
(100,'mg'),
(101,'mh'),
(102,'mi'),
(103,'mk'),
(104,'ml'),
(105,'mn'),
(106,'mr'),
(107,'ms'),
(108,'mt'),
(109,'my'),
(110,'na'),
(111,'nb'),
(112,'nd'),
(113,'ne'),
(114,'ng'),
(115,'nl'),
(116,'nn'),
(117,'no'),
(118,'nr'),
(119,'nv'),
(120,'ny'),
(121,'oc'),
(122,'oj'),
(123,'om'),
(124,'or'),
(125,'os'),
(126,'pa'),
(127,'pi'),
(128,'pl'),
(129,'ps'),
(130,'pt'),
(131,'qu'),
(132,'rm'),
(133,'rn'),
(134,'ro'),
(135,'ru'),
(136,'rw'),
(137,'sa'),
(138,'sc'),
(139,'sd'),
(140,'se'),
(141,'sg'),
(142,'sh'),
(143,'si'),
(144,'sk'),
(145,'sl'),
(146,'sm'),
(147,'sn'),
(148,'so'),
(149,'sq'),
(150,'sr'),
(151,'ss'),
(152,'st'),
(153,'su'),
(154,'sv'),
(155,'sw'),
(156,'ta'),
(157,'te'),
(158,'tg'),
(159,'th'),
(160,'ti'),
(161,'tk'),
(162,'tl'),
(163,'tn'),
(164,'to'),
(165,'tr'),
(166,'ts'),
(167,'tt'),
(168,'tw'),
(169,'ty'),
(170,'ug'),
(171,'uk'),
(172,'ur'),
(173,'uz'),
(174,'ve'),
(175,'vi'),
(176,'vo'),
(177,'wa'),
(178,'wo'),
(179,'xh'),
(180,'yi'),
(181,'yo'),
(182,'za'),
(183,'zh'),
(184,'zu');
/*!40000 ALTER TABLE `languages` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `login_log`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `login_log` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `user_id` int(11) DEFAULT NULL,
  `username` varchar(255) NOT NULL,
  `superuser` tinyint(1) NOT NULL,
  `admin_in` mediumtext NOT NULL,
  `timestamp` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `ix_login_log_timestamp` (`timestamp`),
  KEY `ix_login_log_user_id` (`user_id`),
  CONSTRAINT `fk_login_log_user_id` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB AUTO_INCREMENT=8 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `login_log` WRITE;
/*!40000 ALTER TABLE `login_log` DISABLE KEYS */;
INSERT INTO `login_log` VALUES
(1,1,'Ylläpitäjä',0,'sornainen-harbour','2026-11-02 08:15:00.000000'),
(2,2,'Aino Saarela',0,'sornainen-harbour','2026-11-02 08:15:00.000000'),
(3,3,'Eero Kivimäki',0,'sornainen-harbour','2026-11-02 08:15:00.000000'),
(4,4,'Tuula Hietala',0,'sornainen-harbour','2026-11-02 08:15:00.000000');
/*!40000 ALTER TABLE `login_log` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `login_mails`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `login_mails` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `user_id` int(11) NOT NULL,
  `lang_id` int(11) NOT NULL,
  `requested_at` datetime(6) NOT NULL,
  `claimed_until` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `ix_login_mails_claimed_until` (`claimed_until`),
  KEY `ix_login_mails_lang_id` (`lang_id`),
  KEY `ix_login_mails_user_id` (`user_id`),
  CONSTRAINT `fk_login_mails_lang_id` FOREIGN KEY (`lang_id`) REFERENCES `languages` (`id`),
  CONSTRAINT `fk_login_mails_user_id` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `login_mails` WRITE;
/*!40000 ALTER TABLE `login_mails` DISABLE KEYS */;
/*!40000 ALTER TABLE `login_mails` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `memories`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `memories` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `site_id` int(11) NOT NULL,
  `user_id` int(11) DEFAULT NULL,
  `image_id` int(11) DEFAULT NULL,
  `title` varchar(200) NOT NULL,
  `story` mediumtext DEFAULT NULL,
  `published` tinyint(1) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `modified_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `ix_memories_image_id` (`image_id`),
  KEY `ix_memories_site_id_published_id_image_id` (`site_id`,`published`,`id`,`image_id`),
  KEY `ix_memories_user_id` (`user_id`),
  CONSTRAINT `fk_memories_image_id` FOREIGN KEY (`image_id`) REFERENCES `images` (`id`) ON DELETE SET NULL,
  CONSTRAINT `fk_memories_site_id` FOREIGN KEY (`site_id`) REFERENCES `sites` (`id`) ON DELETE CASCADE,
  CONSTRAINT `fk_memories_user_id` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB AUTO_INCREMENT=75 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `memories` WRITE;
/*!40000 ALTER TABLE `memories` DISABLE KEYS */;
INSERT INTO `memories` VALUES
(1,1,8,NULL,'Kello nousi ja laski','Isäni oli kaasutehtaalla lämmittäjänä. Minusta oli ihmeellistä, että talon kokoinen kello nousi yöllä ja laski, kun koko kaupunki alkoi keittää aamupuuroa. Kerran isä nosti minut olkapäilleen ja sanoi: nyt täti Vallilassa pani kahvipannun tulelle.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,1,6,NULL,'First show after dark','We came for a concert the year the yard was first opened to the public. It rained, the sound bounced between the brick walls, and somebody handed out bin bags to wear as raincoats. I still have the ticket in a coat pocket somewhere.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(3,1,7,NULL,'Skating the loading ramp','The concrete ramp behind the purifier house was the smoothest in town. A guard chased us away every Saturday at four, and every Saturday at five he came back to watch.',0,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(4,2,7,NULL,'Black snow','In winter the snow on our windowsill in Merihaka had a grey stripe for every windy day. My mother read it like a calendar: two stripes, so it had been Tuesday when the ship came. She never complained, but she did dry the laundry in the bathroom.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(5,2,8,NULL,'Kiskot jäätyivät','Talvella 1987 kiskonosturi juuttui jäähän kesken vuoron. Miehet sulattivat pyöriä kuumalla vedellä, jota kannettiin maitotonkissa ruokalasta. Kun nosturi viimein nytkähti, koko laituri taputti.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(6,3,6,NULL,'A crate of green bananas','My uncle drove a forklift here. One November a crate broke, and every child in our staircase got four green bananas wrapped in newspaper, with orders to keep them on top of the refrigerator. We checked them every hour for a week. Nothing I have eaten since has been as good as the first yellow one.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(7,3,2,NULL,'Sauna romusta','Löysimme kasan laudanpätkiä ja jonkun pihalle jättämän kiukaan. Ensimmäisenä iltana seinissä oli niin isot raot, että löyly karkasi merelle, mutta kaikki mahtuivat. Vieraat ihmiset toivat klapeja ja jäivät soittamaan kitaraa.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(8,3,7,NULL,'The last container','I happened to be on the bridge when the final ship cast off. There was no ceremony. A man in orange overalls lifted his helmet to the captain, and that was that.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(9,3,8,NULL,'Silakkaparvi','Syyskuussa silakka tuli ihan laiturin reunaan. Kun yksi sai, kaikki saivat, ja vartija kävi kysymässä, riittäisikö hänellekin. Perkasimme kalat kotona keittiön lattialla sanomalehtien päällä yöhön asti.',0,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(10,4,8,NULL,'Makkarapaketti perjantaisin','Äiti oli konttorissa kirjanpitäjänä ja toi perjantaisin paketin, jonka naru säästettiin laatikkoon. Paketissa oli aina yksi nakki ylimääräistä. Se oli sen, joka ehti ensin ovelle.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(11,4,6,NULL,'Learning to dance outdoors','On summer Wednesdays somebody put a loudspeaker on a windowsill and taught swing to whoever turned up. I came to eat a soup and went home having danced with a retired butcher who had worked in the very same yard for thirty years.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(12,5,7,NULL,'Shouting for Kalle','We rowed under the bridge and shouted for Kalle, who always answered. When the metro came, Kalle answered a second later than before, or so my little brother claimed. He is an acoustics engineer now.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(13,5,8,NULL,'Jäätie','Tammikuussa oikaisimme jäätä pitkin kouluun. Isä oli merkinnyt reitin kuusenhavuilla, ja keväällä viimeinen havu jäi uimaan sillan pilarin viereen.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(14,6,6,9,'Forty-one wagons','The record was forty-one. The teacher did not believe us, so the next time the train came the whole class walked down to count, and she lost her place at seventeen because the driver waved at her.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(15,6,2,NULL,'Vaihdemiehen koira','Vaihdemiehellä oli musta koira, joka istui joka aamu samalla ratapölkyllä. Jos koira oli jo noussut, tiesimme junan olevan tulossa ja aloimme juosta.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(16,7,8,NULL,'Perunoita suoraan laivasta','Syksyllä menimme isoäidin kanssa ostamaan perunat suoraan laivasta. Laivuri punnitsi ne vaa’alla, joka keinui aaltojen mukana, ja isoäiti odotti aina sitä hetkeä, jolloin vaaka näytti hänelle edullisinta lukemaa. Laivuri tiesi sen ja nauroi.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(17,7,7,NULL,'Reading on the sandbags','I was a student and too poor for cafés, so I read my exam books on a pile of sandbags in the sun. The skipper gave me coffee from a thermos on the condition that I explained the chapter to him.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(18,8,6,NULL,'The accordion under the counter','The cook kept an accordion under the counter. If a ship was late and there was nothing to unload, she played, and men who had been shouting at each other all morning sang the second voice.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(19,8,2,NULL,'A name on a mug','Every regular had his own enamel mug on a nail. My grandfather’s nail was the third from the door. When the canteen was emptied a neighbour brought us the mug, and it still holds our pencils.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(20,9,6,NULL,'The ferryman’s bell','Before the bridge you rang a bell and waited for a man with a rowing boat. He charged adults, let children row, and gave dogs a biscuit. I proposed this place because the bell ought to be remembered.',0,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(21,10,8,11,'Pyöriä rivissä','Laskin koulumatkalla pyörät portin telineessä. Jos isän sininen Tunturi oli vielä paikallaan, tiesin, että kotona on hiljaista ja sain soittaa levyjä niin kovalla kuin halusin.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(22,10,3,NULL,'Ensimmäinen palkkapäivä','Olin viisitoista ja kesätöissä lautatarhalla. Palkka maksettiin kuoressa, ja kuoren päälle oli kirjoitettu nimeni musteella. Ostin äidille kahvipaketin ja itselleni kumisaappaat, ja loput annoin pois kun en muutakaan keksinyt.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(23,10,7,NULL,'Moving away','I left through this gate in 1969 with a cardboard suitcase and a ticket to Gothenburg. The porter, who had never said a word to me, came out of his booth and shook my hand. I have written to his daughter every Christmas since.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(24,11,6,NULL,'Piilosilla tapuleissa','Lautatarhalle ei saanut mennä, joten siellä oltiin joka ilta. Paras piilo oli kolmannessa rivissä, jossa puuttui yksi lauta. Vahti tiesi sen ja koputti aina ohi mennessään kolme kertaa, mutta ei koskaan kurkistanut sisään.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(25,11,5,NULL,'Tapulintekijän kädet','Ukki latoi lautoja neljäkymmentä vuotta. Hän osasi sanoa kädellään, oliko lauta mäntyä vai kuusta, ja voitti sillä vedon vielä kahdeksankymppisenä silmät sidottuina.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(26,12,3,13,'Yli tukkeja pitkin','Setä kertoi juosseensa joen yli tukkeja pitkin voittaakseen pussillisen karamelleja. Puolivälissä hän putosi, mutta piti pussin pinnan yläpuolella. Karamellit olivat kuivia ja setä märkä, ja tätini rakastui siihen paikkaan.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(27,12,8,NULL,'Nuotion ympärillä','Uittomiehet keittivät kahvia nuotiolla ja antoivat meille lapsille sokeripalan. Joku soitti huuliharppua. Valoisa yö, hyttyset ja savun haju – vieläkin, kun sytytän grillin, olen hetken siellä.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(28,12,6,NULL,'Keksi','Isoisän keksi on nyt mökin seinällä. Sen varteen on veistetty seitsemän vuosilukua, yksi joka keväältä, jolloin hän oli uitossa.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(29,13,8,NULL,'Seinän läpi','Naapurin Elli koputti seinään kaksi kertaa, kun pulla tuli uunista. Kolme koputusta tarkoitti, että pulla oli palanut ja sai tulla silti.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(30,13,3,15,'Meidän talo oli keltainen','Veljeni kanssa riitelimme siitä, oliko talo keltainen vai okra. Kun se purettiin, löysimme laudan alta viisi maalikerrosta, ja alimmainen oli vaaleansininen. Kumpikaan ei ollut oikeassa.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(31,13,7,NULL,'A letter with a drawing','My grandmother could not write much, so she drew: the house, the well, five stick figures and a smoking chimney. The letter took nine days to reach me. I have it framed above my desk.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(32,14,5,NULL,'Vihkon viimeinen sivu','Kun kauppa lopetti, kauppias repi vihkosta irti sivut, joilla oli vielä velkaa, ja pani ne uuniin. Sen sai tietää vasta hänen hautajaisissaan, kun kolme perhettä kertoi saman tarinan.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(33,14,6,NULL,'Kymmenen pennin pussi','Irtokarkit punnittiin tötteröön, joka käärittiin ruskeasta paperista. Myyjä lisäsi aina yhden, jos osasi sanoa päivän säätilan englanniksi. Opin sanan drizzle ennen kuin osasin jakolaskun.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(34,15,7,17,'The night train home','I came back for the first time after eleven years. The conductor woke me early because he wanted me to see the sea ice before the town. My whole family was on the platform, including a niece I had never met, who handed me a rye bread as if it were a bouquet.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(35,15,8,NULL,'Jäähyväiset huivilla','Äiti heilutti aina huivilla, koska käsi ei hänen mielestään näkynyt tarpeeksi kauas. Huivi oli vihreä, ja sitä ei käytetty mihinkään muuhun.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(36,16,5,NULL,'Lastaajien tauko','Lastaajat söivät eväänsä laudoilla istuen, jalat veden yllä. Yksi heistä opetti minut solmimaan paalusolmun, ja sillä solmulla kiinnitän veneeni edelleen.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(37,16,3,NULL,'Lumilinna ennen lumilinnaa','Rakensimme lapsina rantaan linnan auratuista kokkareista. Ikkunoihin pantiin jäälevyt, ja sisällä paloi lyhty. Viikon se kesti, sitten tuli suoja ja meri vei sen.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(38,17,8,20,'Viimeinen laiva','Myöhästyimme viimeisestä laivasta viisi ihmistä, emmekä tunteneet toisiamme. Yksi osasi tehdä tulen, toisella oli makkaraa ja kolmannella kitara. Aamulla kapteeni kysyi, pidimmekö häitä. Ei silloin vielä.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(39,17,6,NULL,'Punainen lyhty','Järjestysmies ripusti lavan nurkkaan punaisen lyhdyn, kun oli naisten haku. Minä seisoin lyhdyn alla koko illan ihan varmuuden vuoksi.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(40,17,7,NULL,'Learning the tango','I was visiting from Sweden and could dance nothing. An elderly woman took me by the sleeve and said that the tango is only walking, but with an opinion. We walked with an opinion until the boat left.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(41,18,4,NULL,'Kaksi paria kenkiä','Torille tultiin kumisaappaissa ja tanssikengät vaihdettiin laivassa. Kerran jalkaani tuli vahingossa eri pari: toinen oli mustaa nahkaa ja toinen siskon sininen. Kukaan ei huomannut, paitsi se yksi, jonka kanssa olen ollut naimisissa neljäkymmentä vuotta.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(42,18,8,22,'Mustikoita tuokkosessa','Torimummo antoi tuokkosen mustikoita tanssiin lähtijöille, koska siitä sai hänen mukaansa hyvän puheenaiheen. Saikin. Hampaat olivat siniset, ja nauroimme koko matkan.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(43,19,6,NULL,'Letti jäässä','Syyskuun viimeisissä tansseissa oli pakkasta. Siskoni tuli suoraan uimasta, ja letti jäätyi tikuksi matkalla. Hän tanssi niin, ettei kukaan päässyt kovin lähelle.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(44,19,4,NULL,'Radio ikkunalaudalla','Kun orkesteri jäi tulematta, kioskin emäntä nosti radion ikkunalaudalle. Tuli säätiedotus, ja sen tahtiin mentiin yksi hidas.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(45,19,8,NULL,'Rantakivi','Se iso kivi laiturin vieressä on minun. Istuin siinä seitsemän valssia, ja kahdeksannen aikana joku kysyi, onko siinä tilaa.',0,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(46,20,2,25,'Polku alas','Lavalta näkötornille vievä polku oli tunnettu. Jos joku kysyi, lähdetkö katsomaan järveä, kysymys ei koskenut järveä. Minä sanoin nähneeni sen jo, ja kadun sitä vähän vieläkin.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(47,20,7,NULL,'Sugar on my collar','He was so nervous that he shook the sugar off the doughnut and on to my coat. I kept the coat unbrushed for a week.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(48,21,8,NULL,'Ruusujen välissä','Isä opetti minulle foxtrotin puiston hiekkakäytävällä, koska äiti ei sallinut sitä matolla. Kaarteeseen jäi kengänkärjestä ura. Kävin katsomassa seuraavana kesänä, ja olin näkevinäni sen yhä.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(49,21,6,NULL,'Ruusutarhan orkesteri','Kolme poikaa konservatoriosta soitti penkillä ja pyysi maksuksi jäätelön. Tanssijoita oli kaksi ja katsojia neljä, mutta ilta oli parempi kuin moni iso.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(50,22,4,NULL,'Hävinnyt kaksikko','Veljeni ja hänen parinsa tulivat viimeisiksi, mutta tanssilattialla heistä ei kukaan tiennyt sitä. Voittajat istuivat penkillä, koska jalat eivät kantaneet.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(51,22,7,NULL,'Airoista tehty portti','Kun serkkuni meni naimisiin, soutajat tekivät airoista portin lavan eteen. Yksi airo oli niin lyhyt, että sulhasen piti kumartua.',0,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(52,23,2,NULL,'Sulussa tanssittu','Sulunvartija sanoi, että vettä nostetaan kaksikymmentä minuuttia. Siinä ajassa tanssii neljä kappaletta, ja niin tehtiin joka sunnuntai koko kesän. Vene odotti aina kiltisti.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(53,23,8,26,'Orkesterin lautta','Orkesteri tuli proomulla ja soitti jo tullessaan. Rumpali oli perässä, ja siksi rytmi tuli rantaan viimeisenä.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(54,24,4,NULL,'Sähköt poikki','Lamppu sammui kesken jenkan, eikä kukaan lopettanut. Soittaja sanoi jälkeenpäin, ettei hän ollut nähnyt nuotteja ennenkään.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(55,24,6,NULL,'Pyörä kuusen alla','Jätin pyöräni aina saman kuusen alle. Eräänä iltana sen vieressä oli toinen pyörä, ja satulalla oli lappu: odota.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(56,25,3,29,'Four minutes','An engine driver told us: my sister lived in Jyväskylä and my brother in Kuopio, and twice a year their trains stopped here at the same time, for four minutes. All three of us met on platform two. We had it down to an art: one minute to hug, two to talk, one to hand over the rye bread.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(57,25,5,NULL,'Kuuluttajan ääni','Kuuluttaja oli naapurimme. Kotona hän puhui niin hiljaa, ettei häntä kuullut keittiön pöydän yli, mutta asemalla koko kaupunki tiesi hänen vointinsa. Flunssan kuuli heti Savonlinnan junasta.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(58,25,2,NULL,'Lost mittens','The lost property cupboard held forty-two single mittens one spring. The caretaker hung them on a string in the hall like flags. Thirty were collected, and two people found the wrong one and kept it.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(59,26,5,31,'Porridge on the firebox','My grandfather cooked his porridge on a shovel in the firebox. He said that it was the only clean thing on the engine. When steam ended he bought an electric cooker, tasted the first bowl and declared that something was missing.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(60,26,3,NULL,'The cat on the payroll','There was a grey cat called Inspector. It had its own line in the ledger: milk, two decilitres. An auditor from Helsinki asked about it, was shown the cat, and signed.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(61,26,2,NULL,'Viimeinen höyry','Viimeisen höyryveturin sammuttaminen kesti koko yön, koska kukaan ei halunnut lähteä kotiin. Aamulla lämmittäjä laski kätensä kylkeen ja sanoi, että vielä se on haalea.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(62,27,5,NULL,'Silence on Christmas Eve','People here could not sleep on Christmas Eve because it was too quiet. My mother used to let the tap drip on purpose.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(63,27,3,33,'Chalk marks','The shunters wrote on the wagons in chalk, and the same wagon could come back a month later with an answer. One game of noughts and crosses went to Oulu and back three times. We still do not know who played at the other end.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(64,28,2,NULL,'Lever seventeen','Lever seventeen was called Hilma because it was stubborn. The first woman to work in the box was also called Hilma, and moved it with one finger. After that they called the lever Kalle.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(65,28,5,NULL,'Tähtiä katsomassa','Yövuorossa, kun junia ei tullut tuntiin, vaihteenhoitaja sammutti valot ja katsoi tähtiä. Hän oppi tähtikuviot almanakasta ja opetti ne meille, vipujen nimien kanssa sekaisin.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(66,29,3,NULL,'The accidental shower','On hot days the man at the pump used to open the crane by accident for exactly as long as it took to count to twenty. We stood ready in our bathing suits at two o’clock. He never once looked our way.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(67,30,5,35,'Curtains by timetable','My aunt opened her curtains for the morning train and closed them after the evening one. When the timetable changed, so did our bedtime.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(68,30,2,NULL,'Omenoita junaan','Radan puoleisessa omenapuussa oli aina eniten omenoita. Heitimme niitä konduktöörille, joka heitti takaisin vanhoja lippuja. Niillä leikittiin junaa koko talvi.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(69,31,3,37,'The bride on the locomotive','The bride was an engine driver’s daughter and the road was closed by snow, so her father brought her in on the plough engine. She walked up the aisle with one streak of soot on her glove, and refused to change it for the photograph.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(70,31,5,NULL,'Kynttilä ikkunalla','Jouluna pantiin kynttilä kirkon ikkunalle niille, jotka olivat linjalla. Sen näki radalta asti, ja isä vihelsi joka vuosi samassa kohdassa lyhyesti kaksi kertaa.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(71,32,8,NULL,'Paikka numero neljä','Mieheni istui aina penkin neljännellä paikalla. Kun hän kuoli, muut jättivät paikan tyhjäksi koko kesäksi. Syksyllä minut pyydettiin siihen.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(72,32,4,NULL,'Sanasota sateessa','Sade rummutti telttaan niin, ettei kukaan kuullut toista. Silti juteltiin tunti, ja kaikki olivat lähtiessään samaa mieltä.',0,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(73,33,8,NULL,'Kukko sanomalehdessä','Kalakukko käärittiin sanomalehteen ja sitten huopaan. Se oli lämmin vielä Iisalmessa asti, ja junassa koko vaunu tuli tutuksi.',1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(74,34,4,40,'Sinilaiva','Laiva vihelsi kerran torimyyjille ja toisen kerran myöhästyneille. Kolmas vihellys oli meitä lapsia varten, ja siitä sai kiittää hattua nostamalla.',0,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516');
/*!40000 ALTER TABLE `memories` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `project_admins`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `project_admins` (
  `project_id` int(11) NOT NULL,
  `user_id` int(11) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  PRIMARY KEY (`project_id`,`user_id`),
  KEY `ix_project_admins_user_id` (`user_id`),
  CONSTRAINT `fk_project_admins_project_id` FOREIGN KEY (`project_id`) REFERENCES `projects` (`id`) ON DELETE CASCADE,
  CONSTRAINT `fk_project_admins_user_id` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `project_admins` WRITE;
/*!40000 ALTER TABLE `project_admins` DISABLE KEYS */;
INSERT INTO `project_admins` VALUES
(1,2,'2026-11-26 04:55:57.558999'),
(2,3,'2026-11-26 04:55:58.487430'),
(3,2,'2026-11-26 04:55:58.517245'),
(4,2,'2026-11-26 04:55:58.581042'),
(4,3,'2026-11-26 04:55:58.581041'),
(5,2,'2026-11-26 04:55:58.673422');
/*!40000 ALTER TABLE `project_admins` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `project_contact`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `project_contact` (
  `project_id` int(11) NOT NULL,
  `can_contact` tinyint(1) NOT NULL,
  `has_research_permit` tinyint(1) NOT NULL,
  `contact_email` varchar(255) DEFAULT NULL,
  `modifier_id` int(11) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `modified_at` datetime(6) NOT NULL,
  PRIMARY KEY (`project_id`),
  KEY `ix_project_contact_modifier_id` (`modifier_id`),
  CONSTRAINT `fk_project_contact_modifier_id` FOREIGN KEY (`modifier_id`) REFERENCES `users` (`id`) ON DELETE SET NULL,
  CONSTRAINT `fk_project_contact_project_id` FOREIGN KEY (`project_id`) REFERENCES `projects` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `project_contact` WRITE;
/*!40000 ALTER TABLE `project_contact` DISABLE KEYS */;
INSERT INTO `project_contact` VALUES
(1,1,1,'harbour@example.com',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,1,0,'karihaara@example.com',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(3,0,1,'tanssilavat@example.com',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(4,1,0,'railwaytown@example.com',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516');
/*!40000 ALTER TABLE `project_contact` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `project_information`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `project_information` (
  `lang_id` int(11) NOT NULL,
  `project_id` int(11) NOT NULL,
  `name` varchar(200) DEFAULT NULL,
  `abstract` mediumtext DEFAULT NULL,
  `description` mediumtext DEFAULT NULL,
  `modifier_id` int(11) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `modified_at` datetime(6) NOT NULL,
  PRIMARY KEY (`project_id`,`lang_id`),
  KEY `ix_project_information_lang_id` (`lang_id`),
  KEY `ix_project_information_modifier_id` (`modifier_id`),
  CONSTRAINT `fk_project_information_lang_id` FOREIGN KEY (`lang_id`) REFERENCES `languages` (`id`),
  CONSTRAINT `fk_project_information_modifier_id` FOREIGN KEY (`modifier_id`) REFERENCES `users` (`id`) ON DELETE SET NULL,
  CONSTRAINT `fk_project_information_project_id` FOREIGN KEY (`project_id`) REFERENCES `projects` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `project_information` WRITE;
/*!40000 ALTER TABLE `project_information` DISABLE KEYS */;
INSERT INTO `project_information` VALUES
(1,1,'Sörnäisten satama muistoissa','Kivihiiltä, banaaneja, ratapihan kolinaa ja uimareita laiturin päässä: miltä itäinen satama näytti ennen kuin siitä tuli Kalasatama?','Sörnäisten ranta on täyttynyt taloista, mutta vielä hetki sitten siellä purettiin laivoja. Keräämme kartalle satamassa työskennelleiden, sen vieressä asuneiden ja sen läpi pyöräilleiden muistoja. Pienikin muisto kelpaa: haju, ääni, oikopolku tai eväs, jonka söit nosturin juurella.\n\nMuistot luetaan ennen julkaisua. Sekä suomen- että englanninkieliset kertomukset ovat tervetulleita. Kertomukset tässä projektissa ovat esimerkkejä, ja ne on keksitty.',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,1,'Sörnäinen Harbour Remembered','Coal, bananas, shunting engines and swimmers at the end of the quay: what was the eastern harbour of Helsinki like before it became Kalasatama?','The shore of Sörnäinen is filling up with homes, but not long ago ships were unloaded here. We collect memories from people who worked in the harbour, lived beside it or cycled through it. Small ones count too: a smell, a sound, a short cut, the sandwich you ate at the foot of a crane.\n\nMemories are read before they appear. Write in English or in Finnish. The stories in this project are examples and were made up.',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,2,'Karihaara – elämää tehtaan pillin mukaan','Kemin Karihaarassa pilli kertoi, milloin herättiin, syötiin ja mentiin kotiin. Kartalle kerätään sahan, tehtaan ja työläistalojen muistoja.','Saha ja tehdas rakensivat Karihaaraan oman maailmansa: talot, kaupan, kerhon ja urheilukentän. Keräämme muistoja siitä, millaista oli kasvaa lautatarhan laidalla, uittaa tukkeja tai odottaa iltavuorolaista kotiin.\n\nVoit kirjoittaa heti, muistot julkaistaan saman tien. Liitä mukaan kuva, jos sinulla on sellainen albumissa. Tämän projektin kertomukset ovat keksittyjä esimerkkejä.',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,2,'Karihaara – life by the factory whistle','In Karihaara, Kemi, the whistle told people when to get up, eat and go home. We gather memories of the sawmill, the factory and the workers’ houses.','The mill built a world of its own in Karihaara: houses, a shop, a clubhouse and a sports field. We collect memories of growing up beside the timber yard, floating logs, or waiting for someone to come home from the late shift.\n\nWhat you write appears at once. The stories in this project are made-up examples.',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,3,'Järvenrannan tanssilavat','Tampereen seudun lavoilla haettiin, odotettiin ja saateltiin. Kahden kesän aikana koottiin muistoja rantojen tanssi-illoista.','Keräys kesti kaksi kesää ja on nyt päättynyt. Kartalle jäivät rannat, joilla tanssittiin, laiturit, joilta lähdettiin, ja kivet, joilla istuttiin valssin aikana odottamassa.\n\nKiitos kaikille, jotka kirjoittivat, lainasivat kuvia ja tulivat laulamaan päätösjuhlaan. Esimerkkikertomukset on keksitty, eikä jokaisella paikalla ole oikeasti ollut lavaa.',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,3,'Dance pavilions by the lake','Asking, waiting and walking somebody home: two summers of memories from the shores where people around Tampere went dancing.','The collection ran for two summers and has ended. What remains on the map are the shores where people danced, the jetties they left from and the rocks they sat on during the waltz.\n\nThank you to everyone who wrote, lent pictures or sang at the closing party. The stories are made-up examples, and not every place here really had a pavilion.',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,4,'Rautatiekaupunki Pieksämäki','Neljän suunnan risteys, jossa kellot käyvät junan mukaan. Paikallinen yhdistys kirjaa talteen rautatieläisten kertomuksia.','Pieksämäki kasvoi aseman ympärille. Yhdistys on haastatellut veturimiehiä, vaihteenhoitajia, ravintolan työntekijöitä ja heidän lapsiaan, ja tallentaa kertomukset tähän heidän puolestaan.\n\nTässä projektissa vain ylläpitäjät lisäävät paikkoja ja muistoja. Jos haluat tulla haastateltavaksi, ota yhteyttä. Kertomukset ovat keksittyjä esimerkkejä.',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,4,'Pieksämäki, a railway town','A junction of four directions, where the clocks follow the trains. A local society writes down what railway people remember.','Pieksämäki grew up around its station. The society has interviewed engine drivers, pointsmen, restaurant workers and their children, and stores the stories here on their behalf.\n\nOnly the administrators add places and memories to this project. Get in touch if you would like to be interviewed. The stories are made-up examples.',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,5,'Kuopion torin muistot','Valmisteilla: torikahvit, kalakukot ja ensimmäiset treffit patsaan luona.','Projekti avataan toukokuussa. Tekstejä ja paikkoja täydennetään vielä, ja pilottiryhmä kokeilee kirjoittamista. Kertomukset ovat keksittyjä esimerkkejä.',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,5,'Memories of Kuopio market square','In preparation: market coffee, fish pies and first dates by the statue.','The project opens in May. Texts and places are still being added, and a small group is trying out the writing. The stories are made-up examples.',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516');
/*!40000 ALTER TABLE `project_information` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `project_moderators`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `project_moderators` (
  `project_id` int(11) NOT NULL,
  `user_id` int(11) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  PRIMARY KEY (`project_id`,`user_id`),
  KEY `ix_project_moderators_user_id` (`user_id`),
  CONSTRAINT `fk_project_moderators_project_id` FOREIGN KEY (`project_id`) REFERENCES `projects` (`id`) ON DELETE CASCADE,
  CONSTRAINT `fk_project_moderators_user_id` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `project_moderators` WRITE;
/*!40000 ALTER TABLE `project_moderators` DISABLE KEYS */;
INSERT INTO `project_moderators` VALUES
(1,4,'2026-11-26 04:55:57.558999'),
(2,5,'2026-11-26 04:55:58.487430'),
(3,4,'2026-11-26 04:55:58.517245'),
(4,5,'2026-11-26 04:55:58.581041'),
(5,4,'2026-11-26 04:55:58.673422');
/*!40000 ALTER TABLE `project_moderators` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `projects`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `projects` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `name` varchar(250) NOT NULL,
  `image_id` int(11) DEFAULT NULL,
  `starts` datetime(6) DEFAULT NULL,
  `ends` datetime(6) DEFAULT NULL,
  `admin_posting` tinyint(1) NOT NULL,
  `auto_publish` tinyint(1) NOT NULL,
  `published` tinyint(1) NOT NULL,
  `default_language_id` int(11) NOT NULL,
  `modifier_id` int(11) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `modified_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `ux_projects_name` (`name`),
  KEY `ix_projects_default_language_id` (`default_language_id`),
  KEY `ix_projects_image_id` (`image_id`),
  KEY `ix_projects_modifier_id` (`modifier_id`),
  CONSTRAINT `fk_projects_default_language_id` FOREIGN KEY (`default_language_id`) REFERENCES `languages` (`id`),
  CONSTRAINT `fk_projects_image_id` FOREIGN KEY (`image_id`) REFERENCES `images` (`id`) ON DELETE SET NULL,
  CONSTRAINT `fk_projects_modifier_id` FOREIGN KEY (`modifier_id`) REFERENCES `users` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB AUTO_INCREMENT=6 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `projects` WRITE;
/*!40000 ALTER TABLE `projects` DISABLE KEYS */;
INSERT INTO `projects` VALUES
(1,'sornainen-harbour',1,'2026-02-28 22:00:00.000000',NULL,0,0,1,2,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,'karihaaran-tehdasyhteiso',2,'2025-01-14 22:00:00.000000','2027-12-31 21:59:59.999999',0,1,1,1,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(3,'jarvenrannan-tanssilavat',3,'2024-04-30 21:00:00.000000','2025-09-30 20:59:59.999999',0,0,1,1,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(4,'pieksamaki-railway-town',4,'2025-05-31 21:00:00.000000',NULL,1,1,1,2,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(5,'kuopion-torin-muistot',5,'2027-04-30 21:00:00.000000',NULL,0,0,0,1,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516');
/*!40000 ALTER TABLE `projects` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `site_information`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `site_information` (
  `lang_id` int(11) NOT NULL,
  `site_id` int(11) NOT NULL,
  `name` varchar(200) DEFAULT NULL,
  `abstract` mediumtext DEFAULT NULL,
  `description` mediumtext DEFAULT NULL,
  `modifier_id` int(11) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `modified_at` datetime(6) NOT NULL,
  PRIMARY KEY (`site_id`,`lang_id`),
  KEY `ix_site_information_lang_id` (`lang_id`),
  KEY `ix_site_information_modifier_id` (`modifier_id`),
  CONSTRAINT `fk_site_information_lang_id` FOREIGN KEY (`lang_id`) REFERENCES `languages` (`id`),
  CONSTRAINT `fk_site_information_modifier_id` FOREIGN KEY (`modifier_id`) REFERENCES `users` (`id`) ON DELETE SET NULL,
  CONSTRAINT `fk_site_information_site_id` FOREIGN KEY (`site_id`) REFERENCES `sites` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `site_information` WRITE;
/*!40000 ALTER TABLE `site_information` DISABLE KEYS */;
INSERT INTO `site_information` VALUES
(1,1,'Suvilahden kaasukello','Pyöreä rautakehikko, joka näkyi ikkunastamme ja kertoi, oliko kaupungilla kaasua.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,1,'The Suvilahti gasholder','The round iron frame that told the whole neighbourhood how much gas was left in the city.','The gasworks stood between the shore road and the railway. When it closed, the yards slowly turned into a place for concerts, workshops and skateboards.',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,2,'Hanasaaren hiilikasa','Musta vuori, jonka huippu vaihtoi paikkaa joka viikko.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,2,'The Hanasaari coal yard','A black mountain whose summit moved every week.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,3,'Sompasaaren laituri','Täällä purettiin kontteja, ja illalla samalla laiturilla ongittiin silakkaa.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,3,'Sompasaari quay','Containers by day, herring fishing by night.','The island was joined to the shore with rubble and became a container harbour. After the last ship left, people built a sauna out of the scrap and the driftwood they found.',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,4,'Teurastamon piha','Punatiilinen piha, jolla lihakärryt vaihtuivat kahvipöytiin.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,4,'The abattoir yard','A red-brick yard where meat carts gave way to coffee tables.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,5,'Kulosaaren sillan alla','Sillan alla kaikui, ja kaiulle keksittiin nimi.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,5,'Under the Kulosaari bridge','There was an echo under the bridge, and the echo had a name.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,6,'Satamaradan ylikäytävä','Täällä odotettiin, laskettiin vaunuja ja myöhästyttiin koulusta.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,6,'The harbour railway crossing','Where we waited, counted wagons and were late for school.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,7,'Hakaniemenrannan proomut','Proomut toivat saaristosta hiekkaa, halkoja ja joskus perunoita.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,7,'Barges at Hakaniemenranta','The barges brought sand, firewood and sometimes potatoes.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,8,'The dockers’ canteen','A low building with steamed-up windows. The pea soup was on Thursdays, and everybody knew it.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,9,'Isoisänsilta','Uusi silta, vanha reitti: tästä mentiin ennen veneellä.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,9,'Isoisänsilta, the grandfather’s bridge','A new bridge on an old route: people used to row here.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,10,'Tehtaan portti','Portin kello näytti aina kaksi minuuttia yli, ettei kukaan myöhästyisi.','Portista kulki parhaimmillaan satoja ihmisiä vuorossa. Sen vieressä oli ilmoitustaulu, pyöräteline ja kioski, josta sai kahvia reilusti ennen kuutta.',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,10,'The factory gate','The clock at the gate was always two minutes fast, so that nobody would be late.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,11,'Lautatarha','Lautatapulit olivat kuin kadunvarsia, ja niiden välissä tuoksui pihka.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,11,'The timber yard','The stacks stood like streets, and between them it smelled of resin.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,12,'Uittoranta','Keväällä joki oli niin täynnä tukkeja, että vettä sai etsiä.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,12,'The log-driving shore','In spring there were so many logs in the river that you had to look for the water.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,13,'Työläistalot','Neljä perhettä, yksi piha, yksi kaivo ja yhteinen pyykkipäivä.','Talot maalattiin joka viides vuosi, ja väri arvottiin. Siksi samassa rivissä oli keltaista, harmaata ja punaista.',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,13,'The workers’ houses','Four families, one yard, one well and a shared washing day.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,14,'Kyläkauppa','Kaupassa oli musta vihko, johon ostokset kirjoitettiin tiliin asti.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,14,'The village shop','There was a black notebook where purchases were written down until payday.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,15,'Kemin asema','Täältä lähdettiin, ja tänne joskus palattiin.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,15,'Kemi railway station','From here people left, and to here some of them came back.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,16,'Sisäsatama','Lautalaivat lastattiin täällä, ja talvella rannasta lähti jäätie.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,17,'Viikinsaaren lava','Saareen mentiin laivalla ja takaisin viimeisellä vuorolla, jos ehdittiin.','Laivamatka kesti juuri sen verran, että ehti katsoa, kuka oli tulossa. Lavalta kuului musiikki jo ennen kuin laituri näkyi.',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,17,'The Viikinsaari pavilion','You went to the island by boat and came back on the last one, if you made it.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,18,'Laukontorin laituri','Kengät kassissa ja kampa taskussa: täältä lähdettiin saareen.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,18,'The Laukontori jetty','Shoes in a bag and a comb in the pocket: this was where you set off for the island.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,19,'Rauhaniemen ranta','Ensin uitiin, sitten saunottiin ja märin hiuksin tanssimaan.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,19,'Rauhaniemi shore','First a swim, then the sauna, and off to dance with wet hair.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,20,'Pyynikin harju','Harjulta näki molemmat järvet, ja näkötornilla söivät munkkia nekin, joita ei ollut haettu.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,20,'Pyynikki ridge','From the ridge you could see both lakes, and there were doughnuts for those who had not been asked to dance.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,21,'Hatanpään puisto','Puistossa harjoiteltiin askelia, kun kukaan ei katsonut.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,21,'Hatanpää park','The park was for practising steps when nobody was looking.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,22,'Kaukajärven ranta','Soutukilpailujen jälkeen tanssittiin katsomon edessä.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,22,'Kaukajärvi shore','After the regatta there was dancing in front of the stands.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,23,'Lempäälän kanavan lava','Sulkuun tultiin veneellä ja jäätiin tanssimaan, kun vesi nousi.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,23,'The canal pavilion in Lempäälä','You came to the lock by boat and danced while the water rose.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,24,'Veittijärven kesälava','Pieni lava, iso kuusi ja yksi hehkulamppu.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,25,'Asemahalli','Halli, jossa puoli Suomea on joskus vaihtanut junaa.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,25,'The station hall','A hall where half of Finland has changed trains at some point.','People who have never lived in Pieksämäki remember its station: the bench, the clock, the draught from the door and the announcement that the train to Joensuu leaves from track three.',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,26,'Veturitalli','Talli lämpeni koneista, eikä siellä paleltu pakkasellakaan.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,26,'The roundhouse','Heated by the engines themselves, it was never cold even in the hardest frost.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,27,'Ratapiha','Yöllä ratapihan kolina oli kaupungin kehtolaulu.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,27,'The marshalling yard','At night the clatter of the yard was the lullaby of the town.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,28,'Asetinlaite','Vivut oli kiillotettu kämmenillä, ja jokaisella oli nimi.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,28,'The signal box','The levers were polished by palms, and every one of them had a name.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,29,'Vesitorni','Veturit joivat täällä, ja lapset saivat kesällä suihkun.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,29,'The water tower','The engines drank here, and in summer the children got a shower.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,30,'Rautatieläisten talot','Talojen seinät olivat samaa keltaista kuin asema.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,30,'The railway cottages','The cottages were painted the same yellow as the station, from the same barrel.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,31,'Vanha kirkko','Puukirkon kellot ja junan vihellys kuuluivat yhtä aikaa.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,31,'The old church','The bells of the wooden church and the whistle of the train were heard together.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,32,'Torin kahviteltta','Teltta, jossa samat miehet ovat olleet eri mieltä samoista asioista kolmekymmentä vuotta.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,32,'The coffee tent','A tent where the same men have disagreed on the same matters for thirty years.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,33,'Kauppahalli','Hallin ovella tuoksui kalakukko, ja tuoksu tuli mukana kotiin asti.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,33,'The market hall','It smelled of fish pie at the door, and the smell followed you home.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(1,34,'Matkustajasatama','Torilta kuljettiin satamaan kantamukset sylissä.',NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516');
/*!40000 ALTER TABLE `site_information` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `sites`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `sites` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `project_id` int(11) NOT NULL,
  `name` varchar(250) NOT NULL,
  `image_id` int(11) DEFAULT NULL,
  `published` tinyint(1) NOT NULL,
  `modifier_id` int(11) DEFAULT NULL,
  `creator_id` int(11) DEFAULT NULL,
  `latitude` double NOT NULL,
  `longitude` double NOT NULL,
  `cell` bigint(20) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `modified_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `ux_sites_project_id_name` (`project_id`,`name`),
  KEY `ix_sites_creator_id` (`creator_id`),
  KEY `ix_sites_image_id` (`image_id`),
  KEY `ix_sites_modifier_id` (`modifier_id`),
  KEY `ix_sites_project_id_cell_published_creator_id_latitude_longitude` (`project_id`,`cell`,`published`,`creator_id`,`latitude`,`longitude`),
  KEY `ix_sites_project_id_published` (`project_id`,`published`),
  CONSTRAINT `fk_sites_creator_id` FOREIGN KEY (`creator_id`) REFERENCES `users` (`id`) ON DELETE SET NULL,
  CONSTRAINT `fk_sites_image_id` FOREIGN KEY (`image_id`) REFERENCES `images` (`id`) ON DELETE SET NULL,
  CONSTRAINT `fk_sites_modifier_id` FOREIGN KEY (`modifier_id`) REFERENCES `users` (`id`) ON DELETE SET NULL,
  CONSTRAINT `fk_sites_project_id` FOREIGN KEY (`project_id`) REFERENCES `projects` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB AUTO_INCREMENT=35 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `sites` WRITE;
/*!40000 ALTER TABLE `sites` DISABLE KEYS */;
INSERT INTO `sites` VALUES
(1,1,'suvilahti-gasworks',NULL,1,2,2,60.1868,24.974,8320170398535419217,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,1,'hanasaari-coal-yard',6,1,2,2,60.1882,24.9708,8320170398074788250,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(3,1,'sompasaari-quay',NULL,1,4,4,60.1792,24.9862,8320170400377569328,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(4,1,'teurastamo-yard',7,1,2,2,60.1922,24.9792,8320170398189236331,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(5,1,'kulosaari-bridge',NULL,1,4,4,60.1883,24.9885,8320170399915046189,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(6,1,'harbour-railway',8,1,2,2,60.1848,24.9676,8320170398535079967,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(7,1,'hakaniemi-quay',NULL,1,4,4,60.1778,24.9556,8320170398540438994,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(8,1,'dockers-canteen',NULL,1,2,2,60.1836,24.9716,8320170398535536292,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(9,1,'grandfathers-bridge',NULL,0,6,6,60.1823,24.9889,8320170400376527479,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(10,2,'tehtaan-portti',10,1,3,3,65.7668,24.5462,8312786727682512158,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(11,2,'lautatarha',NULL,1,3,3,65.7702,24.5431,8312786727680995005,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(12,2,'uittoranta',12,1,5,5,65.7788,24.5478,8312786727622511218,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(13,2,'tyolaistalot',14,1,3,3,65.7613,24.5482,8312786727679092406,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(14,2,'kylakauppa',NULL,1,5,5,65.7599,24.5467,8312786727679180760,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(15,2,'kemin-asema',16,1,3,3,65.7367,24.5744,8312786728180770793,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(16,2,'sisasatama',18,1,3,3,65.7322,24.5542,8312786728238869063,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(17,3,'viikinsaari-lava',19,1,4,4,61.4828,23.7155,8321124251814986336,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(18,3,'laukontori-laituri',21,1,4,4,61.495,23.7603,8321124251377922270,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(19,3,'rauhaniemi-ranta',23,1,4,4,61.5139,23.7934,8321124308374066095,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(20,3,'pyynikki-harju',24,1,2,2,61.4962,23.7322,8321124251347387571,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(21,3,'hatanpaa-puisto',NULL,1,4,4,61.4831,23.7562,8321124251387562988,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(22,3,'kaukajarvi-soutustadion',NULL,1,4,4,61.4628,23.8795,8321124268235887459,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(23,3,'lempaala-kanava',NULL,1,4,4,61.3139,23.7497,8322089314834737650,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(24,3,'veittijarvi-lava',27,1,4,4,61.5438,23.5975,8321124191849597334,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(25,4,'station-hall',28,1,3,3,62.3013,27.1675,8321114768886233921,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(26,4,'roundhouse',30,1,3,3,62.2996,27.1593,8321114769346029533,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(27,4,'marshalling-yard',32,1,5,5,62.2984,27.1535,8321114769317391702,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(28,4,'signal-box',NULL,1,3,3,62.3006,27.1652,8321114768886339967,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(29,4,'water-tower',NULL,1,5,5,62.3036,27.1622,8321114768885739665,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(30,4,'railway-cottages',34,1,3,3,62.3046,27.1568,8321114768856961969,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(31,4,'old-church',36,1,5,5,62.3039,27.1523,8321114768857027627,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(32,5,'torin-keskipiste',38,1,2,2,62.8925,27.6779,8320993856063107105,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(33,5,'kauppahalli',NULL,1,2,2,62.8921,27.6763,8320993856063097843,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(34,5,'matkustajasatama',39,0,4,4,62.8906,27.6872,8320993856092375091,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516');
/*!40000 ALTER TABLE `sites` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `superusers`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `superusers` (
  `user_id` int(11) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `modified_at` datetime(6) NOT NULL,
  PRIMARY KEY (`user_id`),
  CONSTRAINT `fk_superusers_user_id` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `superusers` WRITE;
/*!40000 ALTER TABLE `superusers` DISABLE KEYS */;
INSERT INTO `superusers` VALUES
(1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516');
/*!40000 ALTER TABLE `superusers` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `user_personal_data`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `user_personal_data` (
  `user_id` int(11) NOT NULL,
  `first_name` varchar(255) DEFAULT NULL,
  `last_name` varchar(255) DEFAULT NULL,
  `country` varchar(5) DEFAULT NULL,
  `city` varchar(255) DEFAULT NULL,
  `birth_date` date DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `modified_at` datetime(6) NOT NULL,
  PRIMARY KEY (`user_id`),
  CONSTRAINT `fk_user_personal_data_user_id` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `user_personal_data` WRITE;
/*!40000 ALTER TABLE `user_personal_data` DISABLE KEYS */;
INSERT INTO `user_personal_data` VALUES
(1,NULL,NULL,NULL,NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,'Aino',NULL,'FIN','Helsinki',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(3,'Eero',NULL,'FIN','Kemi',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(4,'Tuula',NULL,'FIN','Tampere',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(5,'Marko',NULL,'FIN','Pieksämäki',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(6,NULL,NULL,NULL,NULL,NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(7,'Lasse',NULL,'SWE','Göteborg',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(8,'Kaarina',NULL,'FIN','Kuopio',NULL,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516');
/*!40000 ALTER TABLE `user_personal_data` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `users`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `users` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `email` varchar(255) DEFAULT NULL,
  `email_key` varchar(255) DEFAULT NULL,
  `username` varchar(255) NOT NULL,
  `username_key` varchar(255) NOT NULL,
  `verified` tinyint(1) NOT NULL,
  `image_id` int(11) DEFAULT NULL,
  `lang_id` int(11) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `modified_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `ux_users_username_key` (`username_key`),
  UNIQUE KEY `ux_users_email_key` (`email_key`),
  KEY `ix_users_image_id` (`image_id`),
  KEY `ix_users_lang_id` (`lang_id`),
  CONSTRAINT `fk_users_image_id` FOREIGN KEY (`image_id`) REFERENCES `images` (`id`) ON DELETE SET NULL,
  CONSTRAINT `fk_users_lang_id` FOREIGN KEY (`lang_id`) REFERENCES `languages` (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `users` WRITE;
/*!40000 ALTER TABLE `users` DISABLE KEYS */;
INSERT INTO `users` VALUES
(1,'root@example.com','root@example.com','Ylläpitäjä','ylläpitäjä',1,NULL,1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(2,'aino.saarela@example.com','aino.saarela@example.com','Aino Saarela','aino saarela',1,NULL,1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(3,'eero.kivimaki@example.com','eero.kivimaki@example.com','Eero Kivimäki','eero kivimäki',1,NULL,1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(4,'tuula.hietala@example.com','tuula.hietala@example.com','Tuula Hietala','tuula hietala',1,NULL,1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(5,'marko.lintula@example.com','marko.lintula@example.com','Marko Lintula','marko lintula',1,NULL,1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(6,'nokkela.orava@example.com','nokkela.orava@example.com','NokkelaOrava#2718','nokkelaorava#2718',1,NULL,1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(7,'utuinen.koivu@example.com','utuinen.koivu@example.com','UtuinenKoivu#0461','utuinenkoivu#0461',1,NULL,1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516'),
(8,'kaarina.salo@example.com','kaarina.salo@example.com','Kaarina_47','kaarina_47',1,NULL,1,'2026-11-26 04:55:58.755516','2026-11-26 04:55:58.755516');
/*!40000 ALTER TABLE `users` ENABLE KEYS */;
UNLOCK TABLES;
/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;

/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
/*!40014 SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS */;
/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
/*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
/*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
/*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */;

