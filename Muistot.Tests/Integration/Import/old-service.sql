-- The database of the service being replaced, as operators describe it. Constraints that rows in the field break are left out.
SET NAMES utf8mb4;
CREATE TABLE languages (id INT AUTO_INCREMENT PRIMARY KEY, lang VARCHAR(5) NOT NULL UNIQUE) COLLATE utf8mb4_unicode_ci;
CREATE TABLE images (
  id INT AUTO_INCREMENT PRIMARY KEY, uploader_id INT NULL, file_name VARCHAR(100) NOT NULL, created_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP, modified_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP
) COLLATE utf8mb4_unicode_ci;
CREATE TABLE users (
  id INT AUTO_INCREMENT PRIMARY KEY, email VARCHAR(255) COLLATE utf8mb4_bin NULL UNIQUE, username VARCHAR(255) COLLATE utf8mb4_bin NOT NULL UNIQUE,
  verified BOOL NOT NULL DEFAULT 1, image_id INT NULL, lang_id INT NULL, created_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP, modified_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP
) COLLATE utf8mb4_unicode_ci;
CREATE TABLE user_personal_data (
  user_id INT PRIMARY KEY, first_name VARCHAR(255), last_name VARCHAR(255), birth_date DATE, country VARCHAR(5), city VARCHAR(255),
  created_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP, modified_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP
) COLLATE utf8mb4_unicode_ci;
CREATE TABLE superusers (user_id INT PRIMARY KEY, created_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP, modified_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP) COLLATE utf8mb4_unicode_ci;
CREATE TABLE login_log (user_id INT NULL, username VARCHAR(255), superuser BOOL, admin_in TEXT, `timestamp` DATETIME) COLLATE utf8mb4_unicode_ci;
CREATE TABLE projects (
  id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(255) NOT NULL UNIQUE, image_id INT NULL, starts DATETIME NULL, ends DATETIME NULL,
  admin_posting BOOL NOT NULL DEFAULT 0, default_language_id INT NOT NULL DEFAULT 1, auto_publish BOOL NOT NULL DEFAULT 0, published BOOL NOT NULL DEFAULT 1,
  modifier_id INT NULL, created_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP, modified_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP
) COLLATE utf8mb4_unicode_ci;
CREATE TABLE project_information (
  project_id INT, lang_id INT, name VARCHAR(255) NULL, abstract TEXT, description LONGTEXT, modifier_id INT NULL, created_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP, modified_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, lang_id)
) COLLATE utf8mb4_unicode_ci;
CREATE TABLE project_contact (
  project_id INT PRIMARY KEY, can_contact BOOL NOT NULL DEFAULT 0, has_research_permit BOOL NOT NULL DEFAULT 0, contact_email VARCHAR(255) NULL, modifier_id INT NULL,
  created_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP, modified_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP
) COLLATE utf8mb4_unicode_ci;
CREATE TABLE project_admins (project_id INT, user_id INT, created_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (project_id, user_id));
CREATE TABLE project_moderators (project_id INT, user_id INT, created_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (project_id, user_id));
CREATE TABLE sites (
  id INT AUTO_INCREMENT PRIMARY KEY, project_id INT NOT NULL, name VARCHAR(255) NOT NULL UNIQUE, image_id INT NULL, published BOOL NOT NULL DEFAULT 1,
  modifier_id INT NULL, creator_id INT NULL, location GEOMETRY NULL, created_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP, modified_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP
) COLLATE utf8mb4_unicode_ci;
CREATE TABLE site_information (
  site_id INT, lang_id INT, name VARCHAR(255) NULL, abstract TEXT, description LONGTEXT, modifier_id INT NULL, created_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP, modified_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (site_id, lang_id)
) COLLATE utf8mb4_unicode_ci;
CREATE TABLE memories (
  id INT AUTO_INCREMENT PRIMARY KEY, site_id INT NOT NULL, user_id INT NULL, image_id INT NULL, title VARCHAR(255) NULL, story TEXT NULL,
  published BOOL NOT NULL DEFAULT 1, created_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP, modified_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP
) COLLATE utf8mb4_unicode_ci;
CREATE TABLE audit_memories (memory_id INT, user_id INT, created_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (memory_id, user_id));
CREATE TABLE audit_sites (site_id INT, user_id INT, created_at DATETIME NULL DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (site_id, user_id));
CREATE TABLE user_email_verifiers (user_id INT PRIMARY KEY, verifier VARCHAR(255));
INSERT INTO languages (id, lang) VALUES (1, 'fi'), (2, 'en');
